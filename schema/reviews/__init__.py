"""What one person did alone, and a second looks at."""
