"""What the person said of herself and her safety, kept as it was said."""
