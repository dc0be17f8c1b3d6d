"""What is left of a frozen packet after a word that allows less. Pure: values come from the frozen copy alone."""

from collections.abc import Mapping
from typing import Any

from hub.consent.rules import narrowest
from hub.exchange.packets import Form, Packet
from hub.minimisation.consented import allowed_fields
from hub.minimisation.facts import Facts
from hub.minimisation.fields import CATALOGUE
from hub.minimisation.generalised import generaliser
from hub.minimisation.takedown_rules import SOURCE

NEEDED_TO_GO_ON = frozenset({"items", "legal_ground", "signer", "reply_contact"})
"""What a platform needs to go on with a removal after the person took everything else back; of the signer the role."""


def coarsened(name: str, value: Any, form: Form) -> Any:  # noqa: ANN401 - a JSON value
    """A frozen value in this form; one that is coarse already, or has no coarser form, stays as it is."""
    generalise = generaliser(name)
    return generalise(value) if form == "generalised" and generalise is not None else value


def still_consented(packet: Packet, facts: Facts) -> Mapping[str, Form]:
    """Which fields of the packet her consent still carries, and in which form: what is left of an accepted one.

    The agreement is not asked: what was accepted under it follows the retention agreed then.
    """
    said = allowed_fields(facts)
    found: dict[str, Form] = {}
    for name in packet.fields:
        needed = _needed(packet, name)
        if needed <= said.keys():
            found[name] = narrowest(*(said[one] for one in needed)) if needed else "full"
    return found


def _needed(packet: Packet, name: str) -> set[str]:
    """The fields of the case whose consent this one stands on; those of an item are the places it comes from."""
    if name == "items":
        return {SOURCE.get(str(row.get("kind")), "unknown") for row in packet.fields[name]}
    return {name} if CATALOGUE[name].consent_needed else set()


def says_less(packet: Packet, forms: Mapping[str, Form], instead: Mapping[str, Any]) -> bool:
    """Whether a packet in these forms would hold less than the frozen one, or a newer contact."""
    if not packet.fields.keys() <= forms.keys():
        return True
    changed = any(name in packet.fields and packet.fields[name] != value for name, value in instead.items())
    return changed or any(coarsened(name, value, forms[name]) != value for name, value in packet.fields.items())
