"""Danger to life: recorded, asked for, shown."""
