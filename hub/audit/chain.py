"""What a link of the chain covers. Pure; a member with the same events computes the same hashes."""

import hashlib
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from hub.exchange.packets import canonical_bytes

START = bytes(32)
"""What the first link of a chain has as its previous hash."""


COLUMNS = "e.id, e.actor, e.principal, e.sender, e.recipient, e.object, e.verb, e.digest, e.at, e.field, e.about"
"""Every column of `ledger_event e`, for whoever computes hashes."""


@dataclass(frozen=True)
class Event:
    """One ledger event, every column of it.

    `field`: which fact of the case changed, by its name in the catalogue and never by its value; where several entries
    of one changed, with their number ("evidence_inventory:3"). `about`: whom the sender's own line concerns, where
    that organisation must not see it (whose consent was given or taken back).
    """

    id: UUID
    actor: UUID
    principal: UUID | None
    sender: UUID
    recipient: UUID | None
    object: UUID
    verb: str
    digest: bytes | None
    at: datetime
    field: str | None = None
    about: UUID | None = None

    @classmethod
    def of(cls, row: Row[Any]) -> "Event":
        """The event whose columns the row holds, among others."""
        return cls(*(getattr(row, column.name) for column in fields(cls)))


def link_hash(previous: bytes, organisation: UUID, seq: int, event: Event) -> bytes:
    """SHA-256 of the previous hash and the canonical JSON of chain, place and event."""
    return hashlib.sha256(previous + canonical_bytes(_words(organisation, seq, event))).digest()


def _words(organisation: UUID, seq: int, event: Event) -> dict[str, str | int | None]:
    """A line without `field` or `about` is hashed without that word, as it was before there were such columns."""
    later = {"field": event.field, "about": _text(event.about)}
    return {
        "chain": str(organisation),
        "seq": seq,
        "id": str(event.id),
        "actor": str(event.actor),
        "principal": _text(event.principal),
        "sender": str(event.sender),
        "recipient": _text(event.recipient),
        "object": str(event.object),
        "verb": event.verb,
        "digest": None if event.digest is None else event.digest.hex(),
        "at": instant(event.at),
        **{name: word for name, word in later.items() if word is not None},
    }


def _text(id: UUID | None) -> str | None:
    return None if id is None else str(id)


def instant(at: datetime) -> str:
    """An instant in UTC to the microsecond, as hashes and signatures cover it."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")
