"""Requests to remove: shown, sent, answered."""
