"""Whose a passkey is, as the passkey itself says it: organisation and principal, and no name."""

from dataclasses import dataclass
from uuid import UUID

_ID = 16


@dataclass(frozen=True)
class UserHandle:
    """The user handle of WebAuthn (level 2, 5.4.3): 32 bytes that the hub chose, and that only it understands."""

    organisation: UUID
    principal: UUID

    @classmethod
    def parse(cls, raw: bytes | None) -> "UserHandle | None":
        """Whom these bytes name; None for anything else."""
        if raw is None or len(raw) != 2 * _ID:
            return None
        return cls(UUID(bytes=raw[:_ID]), UUID(bytes=raw[_ID:]))

    @property
    def raw(self) -> bytes:
        """For the authenticator."""
        return self.organisation.bytes + self.principal.bytes
