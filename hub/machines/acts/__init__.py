"""What two people do to machines: take one in, give it a key, change what it may do."""
