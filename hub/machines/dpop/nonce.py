"""Words that the hub hands out for the next minutes, so that nobody can make proofs ahead of time (RFC 9449, 8).

Nothing is kept: a word is a keyed hash of the five minutes in which it was made. Every machine of this hub knows it,
and no other hub's.
"""

import base64
import hmac
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

WINDOW_SECONDS: Final = 300
"""A nonce is good in the five minutes in which it was made and in the next five."""


@dataclass(frozen=True)
class Nonces:
    """Makes and knows the hub's nonces."""

    key: bytes = field(repr=False)

    @classmethod
    def under(cls, secret: bytes) -> "Nonces":
        """With a key of their own kind, derived from a secret that every machine of this hub has."""
        return cls(HKDF(SHA256(), 32, salt=None, info=b"tsunagu dpop nonce").derive(secret))

    def fresh(self, now: datetime) -> str:
        """The one to hand out now."""
        return self._of(int(now.timestamp()) // WINDOW_SECONDS)

    def is_good(self, nonce: str, now: datetime) -> bool:
        """Whether it was handed out in these five minutes or in the five before."""
        window, given = int(now.timestamp()) // WINDOW_SECONDS, nonce.encode("utf-8", "replace")
        return any(hmac.compare_digest(given, self._of(one).encode()) for one in (window, window - 1))

    def _of(self, window: int) -> str:
        digest = hmac.digest(self.key, window.to_bytes(8, "big", signed=True), "sha256")
        return base64.urlsafe_b64encode(digest).decode().rstrip("=")
