"""A person's case, kept by one organisation."""
