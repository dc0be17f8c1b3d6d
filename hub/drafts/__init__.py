"""What was written on a page and not recorded."""
