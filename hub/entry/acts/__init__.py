"""What two people do about their own: take somebody in, let her back in, change her role."""
