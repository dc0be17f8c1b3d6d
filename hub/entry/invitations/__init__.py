"""How somebody comes into an organisation, or back into it: by an invitation and never alone."""
