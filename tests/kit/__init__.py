"""The tools: settings, the embedded database, the roles."""
