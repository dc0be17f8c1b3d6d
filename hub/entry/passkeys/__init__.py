"""Passkeys: how people sign in without a password, and show again that it is them."""
