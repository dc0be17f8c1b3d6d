"""What the person said yes and no to, per recipient, and took back."""
