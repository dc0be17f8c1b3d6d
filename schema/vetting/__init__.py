"""Newcomers, and what is asked of peers."""
