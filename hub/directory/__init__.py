"""What an organisation is, offers and must report, and the way to reach it."""
