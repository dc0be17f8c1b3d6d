"""One folder a partner; a folder is all that a new partner needs."""
