"""Whom the person barred, and whom recipients must tell."""
