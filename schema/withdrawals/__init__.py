"""Taking consent back, and what it ended."""
