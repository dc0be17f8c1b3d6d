"""Element (c) of Article 16(2), which a notice about an offence against a child may do without."""

from collections.abc import Mapping
from typing import Any


def notifier(fields: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Who gives the notice, with name and mail; None where either is missing."""
    contact = fields.get("reply_contact")
    whole = isinstance(contact, Mapping) and all(_text(contact.get(key)) for key in ("name", "mail"))
    return contact if whole else None


def _text(value: Any) -> bool:  # noqa: ANN401 - a field holds any JSON value
    return isinstance(value, str) and bool(value.strip())
