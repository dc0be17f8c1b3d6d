"""What stands in whose lists: one row for each organisation that a thing concerns."""
