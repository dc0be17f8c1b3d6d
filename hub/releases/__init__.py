"""Frozen copies: opened, read, cut and destroyed."""
