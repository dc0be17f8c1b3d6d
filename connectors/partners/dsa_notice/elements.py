"""Whether a packet holds the four elements of Article 16(2)."""

from collections.abc import Mapping
from typing import Any

from hub.exchange.faults import FormIncomplete

CHILD_ABUSE_CODES = frozenset({"IMAGE_MINOR", "IMAGE_MINOR_SYNTH", "SECRET_FILMING_MINOR", "SEXTORTION_MINOR"})
"""Harm codes that involve an offence of Articles 3 to 7 of Directive 2011/93/EU: element (c) may then be left out."""


def require_elements(fields: Mapping[str, Any]) -> None:
    """Raise `FormIncomplete` naming every missing field: (a) reasons, (b) exact location, (c) notifier, (d) good faith.

    The signer is no element of the law; the hub sends no request that names none.
    """
    missing = [name for name in ("legal_ground", "explanation") if not _text(fields.get(name))]
    if not any(_has(item, "value") and item.get("kind") == "url" for item in _items(fields)):
        missing.append("items")
    if str(fields.get("harm_code")) not in CHILD_ABUSE_CODES and notifier(fields) is None:
        missing.append("reply_contact")
    if not _has(fields.get("good_faith"), "statement", "at"):
        missing.append("good_faith")
    if not _has(fields.get("signer"), "role", "authority"):
        missing.append("signer")
    if missing:
        raise FormIncomplete(*missing)


def notifier(fields: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Element (c): who gives the notice, with name and mail; None where either is missing."""
    contact = fields.get("reply_contact")
    return contact if isinstance(contact, Mapping) and _has(contact, "name", "mail") else None


def _items(fields: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    items = fields.get("items")
    return [item for item in items if isinstance(item, Mapping)] if isinstance(items, list) else []


def _has(value: Any, *keys: str) -> bool:  # noqa: ANN401 - a field holds any JSON value
    return isinstance(value, Mapping) and all(_text(value.get(key)) for key in keys)


def _text(value: Any) -> bool:  # noqa: ANN401 - a field holds any JSON value
    return isinstance(value, str) and bool(value.strip())
