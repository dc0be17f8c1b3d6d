"""Requests to a platform to remove items, answered item by item."""
