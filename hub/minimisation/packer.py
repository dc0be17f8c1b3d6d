"""The only maker of packets: exactly the fields that the gate allowed, each in the form it allowed."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from types import MappingProxyType
from typing import Any
from uuid import UUID

import orjson

from hub.directory.rules import GUARDIAN, KINDS
from hub.exchange.packets import Form, Handling, NamedOrganisation, Packet
from hub.kit.errors import Conflict, Reason, Refused
from hub.minimisation.facts import Decision, Facts, Withheld
from hub.minimisation.finds import Find, address_reasons, hide
from hub.minimisation.generalised import generaliser
from hub.minimisation.narrower import NEEDED_TO_GO_ON, coarsened
from hub.minimisation.rules import ITS_OWN_DATES, released

SAID_AT = {"signer": "signed_at", "good_faith": "at"}
"""Words of a request that hold an instant, which sender and preview may write in different zones."""


@dataclass(frozen=True)
class Leaving:
    """One field that would leave, in this form and with this value."""

    field: str
    form: Form
    value: Any = dataclasses.field(repr=False)


@dataclass(frozen=True)
class Preview:
    """What a caseworker sees before sending: what leaves, what not and why, and the handling block with it.

    `finds`: who is named in the words that leave, hidden there or kept, and why. `to_say`: what is said to
    the person when she is asked, because it leaves as it is.
    `emergency`: it would leave only because an emergency stands. `fingerprint`: see `require_as_seen`.
    """

    allowed: bool
    reasons: tuple[Reason, ...]
    leaves: tuple[Leaving, ...]
    withheld: tuple[Withheld, ...]
    finds: tuple[Find, ...]
    to_say: tuple[Reason, ...]
    handling: Handling
    until: datetime | None
    emergency: bool
    fingerprint: str = ""


def pack(
    decision: Decision,
    facts: Facts,
    *,
    id: UUID,
    object: UUID,
    created_at: datetime,
    salt: str,
    language: str,
    urgency: str,
) -> Packet:
    """The packet of this decision on these facts; raises `Refused` with the decision's reasons where it is no.

    Looks into every word that leaves, which takes time: never on the event loop.
    `salt`: 32 random bytes in hex. Sender, recipient, kind and purpose are those of the facts that were judged.
    """
    if not decision.allowed:
        raise Refused(*decision.reasons)
    return Packet(
        id=id,
        kind=facts.kind,
        object=object,
        purpose=facts.purpose,
        sender=facts.sender,
        recipient=facts.recipient,
        created_at=created_at,
        language=language,
        urgency=urgency,
        handling=handling(facts),
        fields=_shaped(decision, facts)[0],
        salt=salt,
    )


def own_paper(
    us: NamedOrganisation, fields: Mapping[str, Any], *, id: UUID, purpose: str, created_at: datetime, language: str
) -> Packet:
    """A paper for the person herself: from and to the organisation that prints it. It is released to nobody."""
    return Packet(
        id=id,
        kind="packet",
        object=id,
        purpose=purpose,
        sender=us,
        recipient=us,
        created_at=created_at,
        language=language,
        urgency="routine",
        handling=Handling((), None),
        fields=fields,
        salt="",
    )


def repack(
    packet: Packet,
    forms: Mapping[str, Form],
    *,
    id: UUID,
    created_at: datetime,
    salt: str,
    instead: Mapping[str, Any] = MappingProxyType({}),
    handling: Handling | None = None,
) -> Packet:
    """A frozen packet with the fields of `forms` alone, each no wider than there: later edits of the case stay out.

    `instead`: values that stand in the place of frozen ones, of fields that were in it: a contact that is safe now.
    `handling`: the block in the place of the frozen one, where it is a child's now.
    """
    kept = {name: value for name, value in packet.fields.items() if name in forms}
    renewed = {name: value for name, value in instead.items() if name in kept}
    fields = {name: coarsened(name, value, forms[name]) for name, value in {**kept, **renewed}.items()}
    block = handling or packet.handling
    return replace(packet, id=id, created_at=created_at, salt=salt, fields=fields, handling=block)


def reduced(packet: Packet, *, id: UUID, created_at: datetime, salt: str) -> Packet:
    """A frozen request with what its recipient needs to go on removing: items, ground, signer's role, reply contact."""
    fields = {name: value for name, value in packet.fields.items() if name in NEEDED_TO_GO_ON}
    if isinstance(fields.get("signer"), Mapping):
        fields["signer"] = {"role": fields["signer"].get("role")}
    return replace(packet, id=id, created_at=created_at, salt=salt, fields=fields)


def preview(decision: Decision, facts: Facts) -> Preview:
    """The same decision and the same values as in `pack`, for the eyes of the sender."""
    values, finds = _shaped(decision, facts)
    leaves = tuple(Leaving(name, decision.fields[name], value) for name, value in values.items())
    return Preview(
        decision.allowed,
        decision.reasons,
        leaves,
        decision.withheld,
        finds,
        address_reasons(facts.values),
        handling(facts),
        decision.until,
        decision.emergency,
        _fingerprint(values, facts),
    )


def require_as_seen(seen: str | None, decision: Decision, facts: Facts) -> None:
    """Raise `Conflict` where this packet is not the one whose preview had this fingerprint; None: nobody looked.

    Looks into every word that leaves: never on the event loop.
    """
    if seen is not None and seen != _fingerprint(_shaped(decision, facts)[0], facts):
        raise Conflict(Reason("leaves_otherwise"))


def _fingerprint(values: Mapping[str, Any], facts: Facts) -> str:
    """SHA-256 of every field, word by word, and of the handling block; but for the instants that sending adds."""
    told = {name: value for name, value in values.items() if name not in ITS_OWN_DATES}
    for name, when in SAID_AT.items():
        if name in told:
            by_us = facts.value(name) is None  # the hub's default signer signs in the moment of sending
            told[name] = {**told[name], when: "" if by_us else _in_utc(told[name].get(when))}
    block = handling(facts)
    whole = [told, list(block.do_not_contact), block.guardian_informed, block.tlp]
    return sha256(orjson.dumps(whole, option=orjson.OPT_SORT_KEYS)).hexdigest()


def _in_utc(instant: Any) -> str:  # noqa: ANN401 - a JSON value
    """The same instant in whatever zone it was written; what is none counts as it was written."""
    try:
        return datetime.fromisoformat(instant).astimezone(UTC).isoformat() if instant else ""
    except ValueError:
        return str(instant)


def handling(facts: Facts) -> Handling:
    """The block that goes with everything: kinds not to contact (never an organisation's id), guardian informed or not.

    `guardian_informed` is None where the person is of age. What is not recorded counts as not informed.
    """
    barred = tuple(sorted(facts.barred & (KINDS | {GUARDIAN})))
    if facts.person_is_minor() == "no":
        return Handling(barred, None)
    informed = facts.fold is not None and facts.fold.facts.guardian_informed is True
    return Handling(barred, informed and GUARDIAN not in facts.barred)


def _shaped(decision: Decision, facts: Facts) -> tuple[Mapping[str, Any], tuple[Find, ...]]:
    """Each field in its form, its words without whom they name; and what was found in them."""
    values = {name: _in_form(facts, name, form) for name, form in decision.fields.items()}
    return hide(facts, decision.fields, values)


def _in_form(facts: Facts, name: str, form: Form) -> Any:  # noqa: ANN401 - a JSON value
    value = released(facts, name)
    generalise = generaliser(name)
    if form == "generalised":
        if generalise is None:
            raise Refused(Reason("no_generalised_form", name))
        return generalise(value)
    if name == "items":  # numbered, so that the recipient's answer can name one
        return [{**row, "number": number} for number, row in enumerate(value, 1)]
    return value
