"""Whether a packet holds the four elements of Article 16(2), as the profile asks for them."""

from collections.abc import Mapping
from typing import Any

from connectors.partners.dsa_notice.profile import PROFILE
from hub.exchange.complete import lacking
from hub.exchange.faults import FormIncomplete


def require_elements(fields: Mapping[str, Any]) -> None:
    """Raise `FormIncomplete` naming every place that the profile asks for and that is empty."""
    missing = lacking(PROFILE.packet["removal"], fields)
    if missing:
        raise FormIncomplete(*(lack.place() for lack in missing))


def notifier(fields: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Element (c): who gives the notice, with name and mail; None where either is missing."""
    contact = fields.get("reply_contact")
    whole = isinstance(contact, Mapping) and all(_text(contact.get(key)) for key in ("name", "mail"))
    return contact if whole else None


def _text(value: Any) -> bool:  # noqa: ANN401 - a field holds any JSON value
    return isinstance(value, str) and bool(value.strip())
