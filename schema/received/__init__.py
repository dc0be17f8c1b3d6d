"""Who works on what an organisation received."""
