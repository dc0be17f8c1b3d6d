"""What the person answered, and what it adds up to."""
