"""What a caseworker asks a platform to remove or keep: clean, without identity, and only what the case records."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from hub.cases.same_place import PLACES, asked_as, canonical
from hub.deadlines.urgency import times
from hub.exchange.vocabulary.purposes import REMOVAL
from hub.kit.errors import Invalid, Reason
from hub.minimisation.values import formed
from hub.releases.repeat_reason import RepeatReason
from hub.takedowns.identity_check import identity_reasons


@dataclass(frozen=True)
class Request:
    """The request as it is asked for. `items`: {kind: url|account|hash, value, service?, algorithm?}, at least one.

    `signer`: {role, authority, prepared_by?, signed_at}; None lets the sender sign for a minor by her recorded
    assent. `good_faith`: {statement, at}. `reply_contact`: {name, mail}. `respond_by`: earlier than the urgency
    gives, or None.
    `duplicate_reason`: why a place is asked for at the same platform again. `places`: places of the case by their
    ids, asked for after `items`. `purpose`: to remove, or to keep logs and content, which says no word of its own.
    `seen`: the fingerprint of its preview; None: nobody looked.
    """

    case: UUID
    recipient: UUID
    items: Sequence[Mapping[str, Any]] = field(repr=False)
    urgency: str
    legal_ground: str | None = field(default=None, repr=False)
    explanation: str | None = field(default=None, repr=False)
    signer: Mapping[str, Any] | None = field(default=None, repr=False)
    good_faith: Mapping[str, Any] | None = field(default=None, repr=False)
    reply_contact: Mapping[str, Any] | None = field(default=None, repr=False)
    respond_by: datetime | None = None
    duplicate_reason: RepeatReason | None = None
    places: Sequence[UUID] = ()
    purpose: str = REMOVAL
    seen: str | None = None

    def target(self, now: datetime) -> datetime:
        """By when an answer is asked for; raises `Invalid` for an unknown urgency or a time it does not give."""
        return times(self.urgency, now, respond_by=self.respond_by).respond_by

    def formed(self, now: datetime) -> dict[str, Any]:
        """The values of category "request" by field; raises `Invalid` naming the place that is wrong.

        What their texts hold is looked at when it is known that the case records each item (`picture_reasons`).
        """
        given = {
            "items": list(self.items),
            "legal_ground": self.legal_ground,
            "explanation": self.explanation,
            "signer": self.signer,
            "good_faith": self.good_faith,
            "reply_contact": self.reply_contact,
            "respond_by": self.target(now),
        }
        found = {name: formed(name, value) for name, value in given.items() if value is not None}
        if not found["items"]:
            raise Invalid(Reason("required", "items"))
        twice = _twice(found["items"])
        if twice:
            raise Invalid(*twice)
        return {**found, "items": [_numbered(item, number) for number, item in enumerate(found["items"], 1)]}


def unrecorded_reasons(items: Sequence[Mapping[str, Any]], values: Mapping[str, Any]) -> tuple[Reason, ...]:
    """`not_recorded` for each item that is not among the case's locations, accounts and hashes.

    The person consented to what is recorded; nothing else is asked for in her name.
    """
    known = _recorded(values)
    return tuple(
        Reason("not_recorded", f"items.{place}")
        for place, item in enumerate(items)
        if (item["kind"], canonical(item)) not in known
    )


def not_as_recorded(items: Sequence[Mapping[str, Any]], values: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The items that do not stand in the case letter by letter: nobody has looked at their words yet."""
    known = {one for name in PLACES for row in values.get(name) or () for one in _as_written(row)}
    words = ("value", "service")
    return [item for item in items if not {item[word] for word in words if item.get(word)} <= known]


def _as_written(row: Mapping[str, Any]) -> Iterator[str]:
    yield from (row[word] for word in ("url", "handle", "value", "service") if row.get(word))


def beside_the_gate(request: Mapping[str, Any], values: Mapping[str, Any]) -> tuple[Reason, ...]:
    """What stands against a request besides the gate, asked alike by its preview and its sending."""
    items = request.get("items") or ()
    return (*_twice(items), *unrecorded_reasons(items, values), *identity_reasons(request, values))


def _twice(items: Sequence[Mapping[str, Any]]) -> tuple[Reason, ...]:
    first: dict[tuple[str, str], int] = {}
    places = [(item["kind"], canonical(item)) for item in items]
    return tuple(Reason("item_twice", f"items.{n}") for n, one in enumerate(places) if first.setdefault(one, n) != n)


def _recorded(values: Mapping[str, Any]) -> set[tuple[str, str]]:
    return {one for name in PLACES for row in values.get(name) or () for one in asked_as(name, row)}


def _numbered(item: Mapping[str, Any], number: int) -> dict[str, Any]:
    """Numbered from one, whatever number it came with: the recipient's answer names it."""
    return {**item, "number": number}
