"""Challenges for signing in, before anybody has said who they are: signed by the hub itself, and kept nowhere."""

import hmac
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from hub.kit.ids import new_id
from hub.kit.sealed import RootKey

LIFETIME = timedelta(minutes=5)
"""How long any challenge of the hub is good for."""
_PURPOSE = "tsunagu sign-in challenge"
_ID, _TIME, _MAC = 16, 8, 32


@dataclass(frozen=True)
class SignInChallenges:
    """Makes and knows them. Every process of the hub does so alike, since all hold the root key (decision 0009)."""

    key: bytes = field(repr=False)

    @classmethod
    def under(cls, root: RootKey) -> "SignInChallenges":
        """With a key of their own, derived from the root key."""
        return cls(root.derived(_PURPOSE))

    def new(self, now: datetime) -> bytes:
        """A random id, the instant at which it ends, and the hub's HMAC over both."""
        until = int((now + LIFETIME).timestamp() * 1000)
        head = new_id().bytes + until.to_bytes(_TIME, "big")
        return head + self._mac(head)

    def read(self, challenge: bytes, now: datetime) -> UUID | None:
        """The id of a challenge that the hub made and that has not ended; None for anything else."""
        head, mac = challenge[: _ID + _TIME], challenge[_ID + _TIME :]
        if len(mac) != _MAC or not secrets.compare_digest(mac, self._mac(head)):
            return None
        until = int.from_bytes(head[_ID:], "big")
        return UUID(bytes=head[:_ID]) if now.timestamp() * 1000 < until else None

    def _mac(self, head: bytes) -> bytes:
        return hmac.digest(self.key, head, "sha256")
