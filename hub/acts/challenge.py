"""Thirty-two random bytes that only the holder of the new key or endpoint can give back."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field

_BYTES = 32


@dataclass(frozen=True)
class Challenge:
    """What was sealed or sent, in letters, digits, - and _. `answered`: whether it has come back already."""

    text: str = field(repr=False)
    answered: bool = False

    @classmethod
    def new(cls) -> "Challenge":
        """A fresh one, not answered."""
        return cls(secrets.token_urlsafe(_BYTES))

    @property
    def digest(self) -> bytes:
        """SHA-256 of the text, 32 bytes: all that the database keeps."""
        return hashlib.sha256(self.text.encode()).digest()


def is_answer(digest: bytes | None, answer: str) -> bool:
    """Whether this is what the challenge asked for; compared in constant time."""
    given = hashlib.sha256(answer.strip().encode()).digest()
    return digest is not None and hmac.compare_digest(digest, given)
