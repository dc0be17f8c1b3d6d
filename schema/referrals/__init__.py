"""Referrals: shown, sent, answered."""
