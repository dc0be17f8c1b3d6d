"""Tsunagu: what leaves is built from what was consented."""
