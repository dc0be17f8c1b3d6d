"""The form of what a caseworker writes: one answer for all that is wrong, and nothing kept until it is right."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from hub.cases import door
from hub.cases.door import OpenCase
from hub.cases.rules import writing_reasons
from hub.exchange.packets import Form
from hub.identity.work import Work
from hub.kit.errors import Conflict, Invalid, Reason
from hub.minimisation import content
from hub.minimisation.field import PURPOSES
from hub.minimisation.fields import CATALOGUE, form_reasons
from hub.minimisation.shapes import text
from hub.minimisation.values import formed, picture_reasons

DERIVED = frozenset({"evidence_inventory", "requests_already_sent"})
"""Fields that the hub draws from its own tables: nobody writes them."""
JUDGING = frozenset({"barred_recipients", "age_band_now", "age_band_at_images"})
"""Fields that decide what else may leave: a new word in them can narrow what was allowed."""


def cleaned(told: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
    """The values in the form that is kept; None takes a field away. `known`: what the case already holds.

    Raises `Invalid` with everything that is wrong, by field.
    """
    band = told.get("age_band_at_images", known.get("age_band_at_images"))
    return _all_formed(told, lambda name, value: _formed(name, value, band if isinstance(band, str) else "unknown"))


def _all_formed(told: Mapping[str, Any], form: Callable[[str, Any], Any]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    wrong: list[Reason] = []
    for name, value in told.items():
        try:
            values[name] = form(name, value)
        except Invalid as refusal:
            wrong += refusal.reasons
    wrong += picture_reasons(values)
    if wrong:
        raise Invalid(*wrong)
    return values


def _formed(name: str, value: object, age_at_images: str) -> Any:  # noqa: ANN401 - a JSON value
    if name in DERIVED or (name in CATALOGUE and CATALOGUE[name].category == "request"):
        raise Invalid(Reason("unknown_field", name))
    if name not in CATALOGUE:
        raise Invalid(Reason("unknown_field"))  # a name that we do not know may be content
    return None if value is None else formed(name, value, age_at_images=age_at_images)


def cleaned_request(told: Mapping[str, Any]) -> dict[str, Any]:
    """Values of the category "request" in the form that is kept; raises `Invalid` with everything that is wrong."""
    stray = [Reason("unknown_field") for name in told if name not in CATALOGUE or CATALOGUE[name].category != "request"]
    if stray:
        raise Invalid(*stray)
    return _all_formed(told, formed)


def spoken(value: str, field: str) -> str:
    """A free text of several lines, cleaned; "" where nothing was said. Raises `Invalid`."""
    if not value.strip():
        return ""
    found = str(text(2_000)(value, field))
    refused = content.reasons(found, field)
    if refused:
        raise Invalid(*refused)
    return found


def forms(fields: Mapping[str, Form]) -> dict[str, Form]:
    """The map of field to form, if it can stand in a consent; raises `Invalid`."""
    wrong = form_reasons(fields) if fields else (Reason("required", "fields"),)
    if wrong:
        raise Invalid(*wrong)
    return dict(fields)


def known_word(value: str, words: frozenset[str], field: str) -> str:
    """The word, if it is one of these; raises `Invalid`."""
    if value not in words:
        raise Invalid(Reason("malformed", field))
    return value


def known_purpose(value: str) -> str:
    """A purpose of the catalogue; raises `Invalid`."""
    return known_word(value, PURPOSES, "purpose")


def ahead(until: datetime | None, now: datetime) -> datetime | None:
    """An end that lies ahead by at least a minute, or none; raises `Invalid`."""
    if until is not None and until < now + timedelta(minutes=1):
        raise Invalid(Reason("out_of_range", "until"))
    return until


async def case_to_write(work: Work, case_id: UUID) -> OpenCase:
    """The case, held against others who record; raises `NotFound`, and `Conflict` where it is closed."""
    case = await door.case(work, case_id, writing=True)
    shut = writing_reasons(case.status)
    if shut:
        raise Conflict(*shut)
    return case
