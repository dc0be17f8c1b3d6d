"""What referrals and requests to remove show alike."""
