"""What may leave the hub, frozen: fields, handling, and the bytes that the digest covers."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

Form = Literal["generalised", "full"]
"""How much of a field: `full`, or its generalised form (age band becomes minor yes/no, date-time becomes date)."""
PacketKind = Literal["offer", "packet"]
"""`offer` identifies nobody and comes before acceptance; `packet` is what was consented."""


@dataclass(frozen=True)
class NamedOrganisation:
    """An organisation as it is named in what leaves."""

    id: UUID
    name: str
    kind: str
    country: str


@dataclass(frozen=True)
class Handling:
    """The block that goes with every offer and packet and cannot be withheld (domain rule 6).

    `do_not_contact`: kinds of organisation (or "guardian") that must not be contacted or told.
    `guardian_informed`: True, False, or None where the person is of age.
    `tlp`: a TLP 2.0 label, never translated.
    """

    do_not_contact: tuple[str, ...]
    guardian_informed: bool | None
    tlp: str = "TLP:AMBER+STRICT"


@dataclass(frozen=True)
class Packet:
    """Exactly what is released to one recipient for one purpose.

    `fields` maps catalogue names to JSON values in the agreed form; `salt` is 32 random bytes in hex, without
    which the digest of guessable content would outlive its erasure.
    """

    id: UUID
    kind: PacketKind
    object: UUID
    purpose: str
    sender: NamedOrganisation
    recipient: NamedOrganisation
    created_at: datetime
    language: str
    urgency: str
    handling: Handling
    fields: Mapping[str, Any]
    salt: str

    def canonical(self) -> bytes:
        """UTF-8 JSON with sorted keys and no blanks: the same packet gives the same bytes everywhere."""
        return canonical_bytes(
            {
                "format": "tsunagu/1",
                "id": str(self.id),
                "kind": self.kind,
                "object": str(self.object),
                "purpose": self.purpose,
                "sender": _organisation(self.sender),
                "recipient": _organisation(self.recipient),
                "created_at": self.created_at.isoformat(),
                "language": self.language,
                "urgency": self.urgency,
                "handling": {
                    "do_not_contact": list(self.handling.do_not_contact),
                    "guardian_informed": self.handling.guardian_informed,
                    "tlp": self.handling.tlp,
                },
                "fields": dict(self.fields),
                "salt": self.salt,
            }
        )

    def digest(self) -> bytes:
        """SHA-256 of the canonical bytes; the ledger keeps this and nothing else of the content."""
        return hashlib.sha256(self.canonical()).digest()


def canonical_bytes(value: object) -> bytes:
    """UTF-8 JSON with sorted keys, no blanks and no NaN."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()


def parse(canonical: bytes) -> Packet:
    """The packet that these canonical bytes hold; raises `ValueError` where they hold none."""
    raw = json.loads(canonical)
    if not isinstance(raw, dict) or raw.get("format") != "tsunagu/1":
        raise ValueError("format")
    try:
        return _packet(raw)
    except (KeyError, TypeError, AttributeError):
        raise ValueError("packet") from None


def _packet(raw: Mapping[str, Any]) -> Packet:
    handling = raw["handling"]
    return Packet(
        id=UUID(raw["id"]),
        kind=raw["kind"],
        object=UUID(raw["object"]),
        purpose=raw["purpose"],
        sender=_parse_organisation(raw["sender"]),
        recipient=_parse_organisation(raw["recipient"]),
        created_at=datetime.fromisoformat(raw["created_at"]),
        language=raw["language"],
        urgency=raw["urgency"],
        handling=Handling(tuple(handling["do_not_contact"]), handling["guardian_informed"], handling["tlp"]),
        fields=dict(raw["fields"].items()),
        salt=raw["salt"],
    )


def _organisation(o: NamedOrganisation) -> dict[str, str]:
    return {"id": str(o.id), "name": o.name, "kind": o.kind, "country": o.country}


def _parse_organisation(raw: Mapping[str, str]) -> NamedOrganisation:
    return NamedOrganisation(UUID(raw["id"]), raw["name"], raw["kind"], raw["country"])
