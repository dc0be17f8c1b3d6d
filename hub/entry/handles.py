"""A secret that says whose it is: the organisation, an id and 256 random bits, of which the hub keeps the digest alone.

The organisation inside lets the database show that organisation's rows and no others while the secret is looked up: no
table of sessions, invitations or ceremonies is open to a caller who has not said, in the secret, where it belongs.
"""

import base64
import binascii
import hashlib
import secrets
from dataclasses import dataclass, field
from uuid import UUID

from hub.kit.ids import new_id

_SECRET_BYTES = 32
_ID_BYTES = 16
_LENGTH = 2 * _ID_BYTES + _SECRET_BYTES
_LONGEST = 88


@dataclass(frozen=True)
class Handle:
    """What a browser or a person holds. `id` names the row, `secret` proves that the holder was given it."""

    organisation: UUID
    id: UUID
    secret: bytes = field(repr=False)

    @classmethod
    def new(cls, organisation: UUID, id: UUID | None = None) -> "Handle":
        """A fresh one."""
        return cls(organisation, id or new_id(), secrets.token_bytes(_SECRET_BYTES))

    @classmethod
    def parse(cls, text: str) -> "Handle | None":
        """The handle of this text; None for any other text."""
        if len(text) > _LONGEST or not text.isascii():
            return None
        try:
            raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        except binascii.Error:
            return None
        if len(raw) != _LENGTH:
            return None
        return cls(UUID(bytes=raw[:_ID_BYTES]), UUID(bytes=raw[_ID_BYTES : 2 * _ID_BYTES]), raw[2 * _ID_BYTES :])

    def text(self) -> str:
        """For a cookie or a link: letters, digits, - and _."""
        raw = self.organisation.bytes + self.id.bytes + self.secret
        return base64.urlsafe_b64encode(raw).decode().rstrip("=")

    @property
    def digest(self) -> bytes:
        """SHA-256 of the secret, 32 bytes: what the database keeps."""
        return hashlib.sha256(self.secret).digest()
