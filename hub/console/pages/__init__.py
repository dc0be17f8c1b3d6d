"""One file, one page: what it asks, what it shows, and what its form does."""
