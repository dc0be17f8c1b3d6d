"""What one person did alone because it could not wait, and a second looks at by the next working day."""
