"""The newest word on a field stands and the one before it is kept; what was released stays as it was released."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from hub.cases.place_list import PlaceStanding, remove, standing
from hub.cases.record import record
from hub.cases.repository import OpenCase
from hub.cases.same_place import PLACES
from hub.exchange.vocabulary.case import URGENCIES
from hub.exchange.vocabulary.field import MOST_ROWS
from hub.identity.work import Work
from hub.intake.validation import case_to_overwrite, cleaned, correction_reasons, known_word
from hub.kit.errors import Invalid, Reason
from hub.kit.offload import offload
from hub.minimisation.harm import HARM_FIELDS, harm_reasons

CORRECTED = "corrected"
"""Why a place was taken away that a newer list leaves out."""


async def record_fields(
    work: Work,
    case_id: UUID,
    fields: Mapping[str, Any],
    *,
    expected_version: int,
    urgency: str | None = None,
) -> None:
    """Record these values; None takes one away. Raises `NotFound`, `Invalid` by field, `Conflict` (stale, closed).

    What the person said of herself and her safety is refused, with the name of the mutation that takes her word.
    `expected_version`: the version of the case that the caller has seen. What was recorded before is kept.
    """
    case = await case_to_overwrite(work, case_id, expected_version)
    if urgency is not None:
        known_word(urgency, URGENCIES, "urgency")
    if hers := correction_reasons(fields):
        raise Invalid(*hers)
    values = await offload(cleaned, fields, case.values, opened_at=case.created_at, now=work.now)
    ages = (case.values.get("age_band_now"), case.values.get("age_band_at_images"))
    if wrong := harm_reasons(_codes(case, values), *ages):
        raise Invalid(*wrong)
    values |= await _lists(work, case, values)
    await record(work, case, values, urgency=urgency)


def _codes(case: OpenCase, values: Mapping[str, Any]) -> dict[str, Any]:
    """The harm codes as they would stand together; none where nobody touches them now."""
    if not any(values.get(name) for name in HARM_FIELDS):
        return {}
    return {name: values.get(name, case.values.get(name)) for name in HARM_FIELDS}


async def _lists(work: Work, case: OpenCase, values: Mapping[str, Any]) -> dict[str, Any]:
    """Lists of places, as they stand beside the places that were added one by one; those left out are taken away.

    Raises `Invalid` `use_add_places` for a list that has outgrown what can be told at once.
    """
    grown = {name for name in values if name in PLACES and any(one.field == name for one in case.places)}
    if large := [name for name in sorted(grown) if len(case.values[name]) > MOST_ROWS]:
        raise Invalid(*(Reason("use_add_places", name) for name in large))
    found: dict[str, Any] = {}
    gone: list[PlaceStanding] = []
    for name in grown:
        told, added = list(values[name] or ()), [one for one in standing(case) if one.row and one.field == name]
        staying = [one for one in added if one.value in told]
        gone += [one for one in added if one not in staying]
        kept = [row for row in told if all(row != one.value for one in staying)]
        found[name] = kept or (None if told or values[name] is None else [])
    if gone:
        await remove(work, case, gone, CORRECTED)
    return found
