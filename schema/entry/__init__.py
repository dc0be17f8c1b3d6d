"""A person's own account, the people of an organisation, and its provider."""
