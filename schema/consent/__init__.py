"""What the person said, recorded and shown."""
