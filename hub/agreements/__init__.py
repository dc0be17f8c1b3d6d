"""What two organisations agreed to exchange."""
