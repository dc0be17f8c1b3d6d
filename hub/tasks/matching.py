"""Keyed hashes: whether two organisations speak of the same handle or place, without either showing it."""

import hmac

from hub.identity.keys import OrganisationKey


def keyed_hash(key: OrganisationKey, kind: str, canonical: str) -> bytes:
    """HMAC-SHA-256 of `kind` and the canonical value under a key drawn from the recipient's own.

    One recipient's hashes say nothing at another's, and nothing once its key is destroyed.
    """
    own = hmac.digest(key.key, b"matching", "sha256")
    return hmac.digest(own, f"{kind}\0{canonical}".encode(), "sha256")
