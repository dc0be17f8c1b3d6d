"""Who helps at night: a peer organisation as standing second, and who of one's own people is on duty or on call."""
