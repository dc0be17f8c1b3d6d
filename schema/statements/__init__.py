"""What the person said of herself and her safety."""
