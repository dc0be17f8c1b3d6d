"""What in a text can name, reach or find a person."""
