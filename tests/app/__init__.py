"""The front door, with a real database behind it."""
