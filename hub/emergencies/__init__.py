"""Danger to life, as two people confirmed it: what may be told to one recipient for one day."""
