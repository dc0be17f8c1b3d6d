"""A change of mind, which always succeeds and crosses everything."""
