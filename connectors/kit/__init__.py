"""What connectors share: the one HTTP client, mail, PDF, signing."""
