"""The acts whose things belong to rooms below: keys, endpoints, access. Others live beside their things, above."""
