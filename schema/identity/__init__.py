"""Who asks, and her organisation's public keys."""
