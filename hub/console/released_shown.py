"""What was released, as its recipient's page shows it: handling first, ten lines, dates in order, the rest. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from hub.console.worded import BETWEEN, value, worded
from hub.exchange.words import PLAIN, is_softened
from hub.minimisation.fields import CATALOGUE
from schema.engine.choices import code_of

FromApi = Mapping[str, Any]
NEVER_SHOWN: Final = frozenset({"offender_handles"})
"""Of an offer: it is there for the check alone, which tells neither side's names."""
FIRST: Final = (
    *("call_name", "matter_types", "age_band_now", "age_band_at_images", "prefecture", "exposure", "pattern"),
    *("guardian_involvement", "self_harm_asked", "offender_knows_address", "demand_kinds", "fee_source", "legal_name"),
)
LINES: Final = 10
"""So many of those, in that order, stand first."""
ON_A_DAY: Final = ("next_clock", "respond_by", "log_loss_date", "offender_deadline")
APART: Final = frozenset({"safe_contact", "timeline", "evidence_inventory", *ON_A_DAY})
"""What has a place of its own on the page."""


def offer_shown(offer: FromApi, language: str) -> dict[str, Any]:
    """What decides, and how it must be handled; nothing of it identifies anybody."""
    facts = [_fact(one, language) for one in offer["fields"] if one["name"] not in NEVER_SHOWN]
    return {"handling": handling_shown(offer, language), "facts": facts}


def packet_shown(packet: FromApi, open_dates: Sequence[FromApi], language: str) -> dict[str, Any]:
    """The packet: `lines` first, then what has its own place, then the rest."""
    given = {one["name"]: one for one in packet["fields"]}
    lines = [name for name in FIRST if name in given][:LINES]
    rest = [one for name, one in given.items() if name not in APART and name not in lines]
    return {
        "handling": handling_shown(packet, language),
        "lines": [_fact(given[name], language) for name in lines],
        "dates": list(_dates(given, open_dates, language)),
        "inventory": list(_rows(given, "evidence_inventory", language)),
        "rest": [_fact(one, language) for one in rest],
        "digest": packet["digest"],
    }


def handling_shown(packet: FromApi, language: str) -> dict[str, Any]:
    """Whom nobody may contact, what a guardian knows, how she is reached: in words."""
    block = packet["handling"]
    kinds = [worded("recipient_kind", "RecipientKind", kind, language) for kind in block["doNotContact"]]
    knows = {True: "informed", False: "not_informed", None: "of_age"}[block["guardianInformed"]]
    contact = next((one for one in packet["fields"] if one["name"] == "safe_contact"), None)
    return {
        "barred": BETWEEN.get(language, ", ").join(kinds),
        "guardian": f"offer.guardian.{knows}",
        "tlp": code_of("Tlp", block["tlp"]),
        "contact": _fact(contact, language)["lines"] if contact else [],
    }


def not_told(needed: Sequence[str], packet: FromApi, agreed: frozenset[str] | None, language: str) -> list[FromApi]:
    """What the form has a place for and the packet has not: by the agreement, or for her to say.

    `agreed`: the fields of the agreement in force; None where it is not known. Whether she said no or nobody wrote it
    down is not told.
    """
    held = {one["name"] for one in packet["fields"]}
    return [
        {
            "label": CATALOGUE[name].label.to(language),
            "why": "offer.not_told." + ("agreed" if agreed is None or name in agreed else "not_agreed"),
        }
        for name in needed
        if name not in held
    ]


def facts_shown(fields: Sequence[FromApi], language: str) -> list[dict[str, Any]]:
    """Fields as the API shows them, in words."""
    return [_fact(one, language) for one in fields]


def _fact(one: FromApi, language: str) -> dict[str, Any]:
    """A field with its label, a list a row a line; a softened one answers another question, and is called so."""
    field, given = CATALOGUE[one["name"]], one["value"]
    rows = given if field.kind == "rows" and isinstance(given, list) else [given]
    if field.coarse is not None and field.coarse.codes and is_softened(field, given):
        lines = [PLAIN.code(field.coarse.codes, given).to(language)]
    else:
        lines = [value(field, row, language) for row in rows]
    return {"name": one["name"], "label": PLAIN.label(one["name"], given).to(language), "lines": lines}


def _rows(given: Mapping[str, FromApi], name: str, language: str) -> Iterator[dict[str, Any]]:
    """The rows of a list: their parts in words, by their names."""
    for row in given[name]["value"] if name in given else ():
        field = CATALOGUE[name]
        told = {key: value(field.part(key), part, language) for key, part in row.items() if part is not None}
        yield dict.fromkeys((part.name for part in field.parts), "") | told


def _dates(given: Mapping[str, FromApi], open_dates: Sequence[FromApi], language: str) -> Iterator[dict[str, Any]]:
    """Every day that is told, the earliest first; those that the office keeps beside the others."""
    found = [(str(given[name]["value"]), given[name]["label"]) for name in ON_A_DAY if name in given]
    field = CATALOGUE["timeline"]
    for row in given["timeline"]["value"] if "timeline" in given else ():
        told = {key: part for key, part in row.items() if key != "at" and part}
        found.append((str(row.get("at") or ""), value(field, told, language)))
    found += [(one["on"], worded("date_kind", "DateKind", one["kind"], language)) for one in open_dates]
    for at, what in sorted(found):
        yield {"at": at, "hour": "T" in at, "what": what}
