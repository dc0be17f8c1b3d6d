"""A case offered to another organisation, answered, and followed to its outcome."""
