"""Tokens bound to a key: whoever copies the token alone can do nothing with it (DPoP, RFC 9449)."""
