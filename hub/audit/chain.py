"""What a link of the chain covers. Pure; a member with its own lines computes the same hashes (decision 0030)."""

import hashlib
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import Any, Self
from uuid import UUID

from sqlalchemy import Row

from hub.exchange.packets import canonical_bytes

START = bytes(32)
"""What the first link of a chain has as its previous hash."""
HIDDEN, COMMITTED = 1, 2
"""How a link was hashed: over the principal itself, which the other side cannot compute; over a commitment to it."""
NOBODY = UUID(int=0)
"""The principal under which the hub acts by itself."""
COLUMNS = (
    "e.id, e.actor, e.principal, e.sender, e.recipient, e.object, e.verb, e.digest, e.at, e.field, e.about, e.salt"
)
"""Every column of `ledger_event e`, for whoever computes hashes."""


@dataclass(frozen=True)
class Event:
    """One ledger event, every column of it.

    `field`: which fact of the case changed, by its name in the catalogue and never by its value; where several entries
    of one changed, with their number ("evidence_inventory:3"). `about`: whom the sender's own line concerns, where
    that organisation must not see it (whose consent was given or taken back). `salt`: 32 random bytes, shown to whoever
    may see the principal.
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
    field: str | None
    about: UUID | None
    salt: bytes

    @classmethod
    def of(cls, row: Row[Any]) -> Self:
        """The event whose columns the row holds, among others."""
        return cls(*(getattr(row, column.name) for column in fields(cls)))

    @property
    def by_the_hub(self) -> bool:
        """Nobody acted: an expiry, a destruction on its day, a delivery."""
        return self.principal in (None, NOBODY)


def link_hash(previous: bytes, organisation: UUID, seq: int, event: Event, form: int = COMMITTED) -> bytes:
    """SHA-256 of the previous hash and the canonical JSON of chain, place and event. `form`: as the link says."""
    words = line_words if form == COMMITTED else _hidden_words
    return hashlib.sha256(previous + canonical_bytes(words(organisation, seq, event))).digest()


def commitment(event: Event) -> bytes:
    """SHA-256 of the salt and the principal's id, of the salt alone where there is none."""
    return hashlib.sha256(event.salt + (_text(event.principal) or "").encode()).digest()


def line_words(organisation: UUID, seq: int, event: Event) -> dict[str, str | int | bool | None]:
    """What either party sees of a line in its own chain, and what the link hashes."""
    return {
        "format": "tsunagu-ledger-line/2",
        "chain": str(organisation),
        "seq": seq,
        "id": str(event.id),
        "actor": str(event.actor),
        "by_the_hub": event.by_the_hub,
        "principal": commitment(event).hex(),
        "sender": str(event.sender),
        "recipient": _text(event.recipient),
        "object": str(event.object),
        "verb": event.verb,
        "digest": None if event.digest is None else event.digest.hex(),
        "at": instant(event.at),
        "field": event.field,
        "about": _text(event.about),
    }


def _hidden_words(organisation: UUID, seq: int, event: Event) -> dict[str, str | int | bool | None]:
    """As links were hashed before there were commitments, without `field` or `about` where the line has none."""
    words = line_words(organisation, seq, event)
    absent = {name for name in ("field", "about") if words[name] is None} | {"format", "by_the_hub"}
    return {**{name: word for name, word in words.items() if name not in absent}, "principal": _text(event.principal)}


def _text(id: UUID | None) -> str | None:
    return None if id is None else str(id)


def instant(at: datetime) -> str:
    """An instant in UTC to the microsecond, as hashes and signatures cover it."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")
