"""The form of what a caseworker writes: one answer for all that is wrong, and nothing kept until it is right."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from hub.cases import repository
from hub.cases.repository import OpenCase
from hub.cases.rules import writing_reasons
from hub.consent.rules import LONGEST
from hub.emergencies.dangers import MINIMUM
from hub.exchange.packets import Form
from hub.exchange.vocabulary.code_set import CodeSet, codes_of
from hub.exchange.vocabulary.purposes import PURPOSES
from hub.identity.work import Work
from hub.kit.errors import Conflict, Invalid, Reason
from hub.minimisation import content
from hub.minimisation.dates import date_reasons
from hub.minimisation.fields import CATALOGUE, form_reasons
from hub.minimisation.shapes import several_lines
from hub.minimisation.values import formed, picture_reasons

DERIVED = frozenset({"evidence_inventory", "requests_already_sent", *MINIMUM})
"""Fields that the hub draws from its own tables, and those of danger to life, which has a record of its own."""
HER_OWN: Mapping[str, str] = {
    "barred_recipients": "use_bar_recipients",
    "age_band_now": "use_state_age",
    "age_band_at_images": "use_state_age",
    "safe_contact": "use_state_safe_contact",
    "wishes": "use_state_wishes",
}
"""Fields that hold what she said of herself and her safety, and which mutation takes her word."""


def correction_reasons(told: Iterable[str]) -> tuple[Reason, ...]:
    """Why these fields can't be corrected: they are statements of the person, which have a history."""
    return tuple(Reason(HER_OWN[name], name) for name in told if name in HER_OWN)


def cleaned(told: Mapping[str, Any], known: Mapping[str, Any], *, opened_at: datetime, now: datetime) -> dict[str, Any]:
    """The values in the form that is kept; None takes a field away. `known`: what the case already holds.

    `opened_at`: when the case was opened, which says what dates are in reason. Raises `Invalid` with everything that
    is wrong, by field.
    """
    band = told.get("age_band_at_images", known.get("age_band_at_images"))
    age = band if isinstance(band, str) else "unknown"
    return _all_formed(
        told,
        lambda name, value: _formed(name, value, age),
        lambda values: (*date_reasons(values, opened_at, now), *picture_reasons(values)),
    )


def _all_formed(
    told: Mapping[str, Any],
    form: Callable[[str, Any], Any],
    whole: Callable[[Mapping[str, Any]], tuple[Reason, ...]] = picture_reasons,
) -> dict[str, Any]:
    """Each in its form, and then `whole` asked about all of them: one answer for everything that is wrong."""
    values: dict[str, Any] = {}
    wrong: list[Reason] = []
    for name, value in told.items():
        try:
            values[name] = form(name, value)
        except Invalid as refusal:
            wrong += refusal.reasons
    wrong += whole(values)
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
    found = str(several_lines(2_000)(value, field))
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


def known_word(value: str, words: CodeSet | Collection[str], field: str) -> str:
    """The word, if it is one of these; raises `Invalid`."""
    if value not in words:
        raise Invalid(Reason("malformed", field, codes_of(words)))
    return value


def known_purpose(value: str) -> str:
    """A purpose of the catalogue; raises `Invalid`."""
    return known_word(value, PURPOSES, "purpose")


def ahead(until: datetime | None, now: datetime) -> datetime | None:
    """An end of a consent that lies ahead, by a minute at least and twelve months at most, or none; or `Invalid`."""
    if until is not None and not now + timedelta(minutes=1) <= until <= now + LONGEST:
        raise Invalid(Reason("until_out_of_range", "until"))
    return until


async def case_to_write(work: Work, case_id: UUID) -> OpenCase:
    """The case, held against others who record; raises `NotFound`, and `Conflict` where it is closed."""
    case = await repository.case(work, case_id, writing=True)
    shut = writing_reasons(case.status)
    if shut:
        raise Conflict(*shut)
    return case


async def case_to_overwrite(work: Work, case_id: UUID, expected_version: int) -> OpenCase:
    """The same, for whoever replaces what is recorded; `Conflict` `stale` where she has not seen how it stands now."""
    case = await case_to_write(work, case_id)
    if expected_version != case.version:
        raise Conflict(Reason("stale", "expected_version"))
    return case
