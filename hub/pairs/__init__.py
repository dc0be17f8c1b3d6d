"""What two organisations, or the hub, change after something was sent: one lock, and the list of changes."""
