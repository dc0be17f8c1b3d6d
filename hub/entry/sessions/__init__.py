"""A person's stay in the browser: begun, found again at each request, listed and ended."""
