"""The story, one act a file."""
