"""Keyed hashes: whether two organisations speak of the same handle or place, without either showing it."""

import hmac

from hub.identity.keys import OrganisationKey


def keyed_hash(key: OrganisationKey, kind: str, canonical: str) -> bytes:
    """HMAC-SHA-256 of `kind` and the canonical value under the recipient's key for hashes.

    One recipient's hashes say nothing at another's.
    """
    own = hmac.digest(key.matching, b"matching", "sha256")
    return hmac.digest(own, f"{kind}\0{canonical}".encode(), "sha256")
