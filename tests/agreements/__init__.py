"""What two organisations agreed."""
