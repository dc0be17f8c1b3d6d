"""Clocks of law and targets of urgency."""
