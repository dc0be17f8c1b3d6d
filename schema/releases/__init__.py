"""What would leave, and what left before."""
