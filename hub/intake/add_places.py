"""Places are added to a case, each answered by itself: added, there already, or wrong; nobody's list is overwritten."""

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal
from uuid import UUID

from hub.cases import place_list
from hub.cases.place_list import MOST, PlaceStanding, place_id
from hub.cases.record import record
from hub.cases.repository import OpenCase
from hub.cases.same_place import PLACES
from hub.exchange.vocabulary.case import PLACE_FIELDS
from hub.exchange.vocabulary.field import MOST_ROWS
from hub.identity.work import Work
from hub.intake.validation import case_to_write, spoken
from hub.kit.errors import Invalid, NotFound, Reason
from hub.kit.offload import offload
from hub.minimisation import content
from hub.minimisation.dates import date_reasons
from hub.minimisation.values import NEAR, formed, picture_reasons

PlaceOutcome = Literal["added", "there", "wrong"]


@dataclass(frozen=True)
class ToldPlace:
    """A place as it is told: the field of the case that lists it, and its row in the form of that field."""

    field: str
    value: Any = dataclasses.field(repr=False)


@dataclass(frozen=True)
class PlaceAnswer:
    """What became of one of them. `id`: the place's, None where it is wrong; `reasons`: why it is."""

    number: int
    outcome: PlaceOutcome
    id: UUID | None = None
    reasons: tuple[Reason, ...] = ()


async def add_places(work: Work, case_id: UUID, told: Sequence[ToldPlace]) -> tuple[PlaceAnswer, ...]:
    """Add these places, at most 200 at once and 2,000 in a case; an answer for each, in their order.

    What is wrong keeps nothing else back. As many statements for one as for 200. Raises `NotFound`, `Invalid` for none
    or too many at once, `Conflict` for a closed case.
    """
    if not told:
        raise Invalid(Reason("required", "places"))
    if len(told) > MOST_ROWS:
        raise Invalid(Reason("too_long", "places", (f"{MOST_ROWS}",)))
    case = await case_to_write(work, case_id)
    rows = await offload(_looked_at, work, case, told)
    answers = _sorted_out(case, rows)
    new = [(row.field, row.value) for row, one in zip(rows, answers, strict=True) if one.outcome == "added"]
    if new:
        await place_list.add(work, case, new)
    return answers


async def remove_places(work: Work, case_id: UUID, places: Sequence[UUID], *, reason: str) -> None:
    """Take these places away, with a reason that is kept beside what they were. What was sent stays as it was sent.

    Raises `NotFound` for a stray case or place, `Invalid` without a reason, `Conflict` for a closed case.
    """
    why = spoken(reason, "reason")
    if not why or not places:
        raise Invalid(Reason("required", "places" if why else "reason"))
    case = await case_to_write(work, case_id)
    known = {one.id: one for one in place_list.standing(case)}
    if not set(places) <= known.keys():
        raise NotFound("places")
    gone = [known[one] for one in dict.fromkeys(places)]
    await place_list.remove(work, case, gone, why)
    if any(one.row is None for one in gone):
        await record(work, case, _lists_without(case, gone))


def _lists_without(case: OpenCase, gone: Sequence[PlaceStanding]) -> dict[str, Any]:
    """What was recorded as lists, without these places."""
    ids = {one.id for one in gone}
    return {
        name: [row for row in rows if place_id(case, name, row) not in ids] or None
        for name, rows in case.listed.items()
        if any(one.field == name and one.row is None for one in gone)
    }


@dataclass(frozen=True)
class _PlaceRow:
    """A place on its way: its row in the form that is kept, or why it is wrong."""

    number: int
    field: str
    value: Mapping[str, Any] = dataclasses.field(repr=False)
    wrong: tuple[Reason, ...] = ()


def _looked_at(work: Work, case: OpenCase, told: Sequence[ToldPlace]) -> list[_PlaceRow]:
    return _without_pictures(case, [_formed(work, case, one, number) for number, one in enumerate(told, 1)])


def _formed(work: Work, case: OpenCase, told: ToldPlace, number: int) -> _PlaceRow:
    path = f"places.{number - 1}"
    if told.field not in PLACES:
        return _PlaceRow(number, told.field, {}, (Reason("malformed", f"{path}.field", PLACE_FIELDS.codes()),))
    age = str(case.values.get("age_band_at_images", "unknown"))
    try:
        row: Mapping[str, Any] = formed(told.field, [told.value], age_at_images=age)[0]
        wrong = date_reasons({told.field: [row]}, case.created_at, work.now)
    except Invalid as refusal:
        row, wrong = {}, content.reasons(told.value, f"{told.field}.0") or refusal.reasons
    # by the place that was told, instead of the list of one in which it was looked at
    reasons = tuple(Reason(one.code, one.field.replace(f"{told.field}.0", path, 1)) for one in wrong)
    return _PlaceRow(number, told.field, row, reasons)


def _without_pictures(case: OpenCase, rows: Sequence[_PlaceRow]) -> list[_PlaceRow]:
    """The same, wrong where one carries a picture, or where all of a field together with what stands carry one."""
    shown: set[int] = set()
    for name in PLACES:
        good = [row for row in rows if row.field == name and not row.wrong]
        before = list(case.values.get(name) or ())[-NEAR:] if good else []
        if good and picture_reasons({name: [*before, *(row.value for row in good)]}):
            alone = {row.number for row in good if picture_reasons({name: [row.value]})}
            shown |= alone or {row.number for row in good}
    carries = [(Reason("image_content", f"places.{row.number - 1}"),) if row.number in shown else () for row in rows]
    return [replace(row, wrong=found or row.wrong) for row, found in zip(rows, carries, strict=True)]


def _sorted_out(case: OpenCase, rows: Sequence[_PlaceRow]) -> tuple[PlaceAnswer, ...]:
    """An answer for each: what stands already, or was told before in the same breath, is there."""
    there, answers = {one.id for one in place_list.standing(case)}, []
    for row in rows:
        if row.wrong:
            answers.append(PlaceAnswer(row.number, "wrong", reasons=row.wrong))
            continue
        id = place_id(case, row.field, row.value)
        if id not in there and len(there) >= MOST:
            full = Reason("too_many_places", f"places.{row.number - 1}")
            answers.append(PlaceAnswer(row.number, "wrong", reasons=(full,)))
            continue
        answers.append(PlaceAnswer(row.number, "there" if id in there else "added", id))
        there.add(id)
    return tuple(answers)
