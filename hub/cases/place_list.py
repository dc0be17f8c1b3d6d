"""The places of a case, one row each: added without writing the list anew, taken away with a reason, never lost.

A field's value is what was recorded as a list (`record.py`), and after it the places that were added. Every place has
an id of its own, drawn from what it is under the case's key, so that the same place has the same id however it came.
"""

import dataclasses
import hmac
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import text

from hub.audit.verbs import Verb
from hub.cases.associated_data import place_reason_sealed, place_sealed
from hub.cases.ledger_lines import note
from hub.cases.repository import OpenCase
from hub.cases.rules import kept_until
from hub.cases.same_place import PLACES, asked_as, identity
from hub.identity.work import Work
from hub.kit.ids import new_id
from hub.kit.pages import Page, Position, Slice
from hub.kit.sealed_values import seal_value, unseal_value

Item = TypeVar("Item")
MOST = 2_000
"""Places in one case: locations, accounts and hashes together."""

_ADD = text("""
with touched as (
  update case_file set version = version + 1, updated_at = :now,
    retention_until = greatest(retention_until, :retention_until)
  where (org, id) = (:organisation, :case)
)
insert into case_place (row, org, case_file, id, field, sealed, number, added_by, added_at, removed_by, removed_at,
  reason_sealed)
select told.row, :organisation, :case, told.id, told.field, told.sealed, told.number, :principal, :now,
  case when told.reason is not null then cast(:principal as uuid) end,
  case when told.reason is not null then cast(:now as timestamptz) end, told.reason
from unnest(cast(:rows as uuid[]), cast(:ids as uuid[]), cast(:fields as text[]), cast(:sealed as bytea[]),
  cast(:reasons as bytea[])) with ordinality as told(row, id, field, sealed, reason, number)
""")
_REMOVE = text("""
with touched as (
  update case_file set version = version + 1, updated_at = :now where (org, id) = (:organisation, :case)
)
update case_place set removed_by = :principal, removed_at = :now, reason_sealed = gone.reason
from unnest(cast(:rows as uuid[]), cast(:reasons as bytea[])) as gone(row, reason)
where case_place.row = gone.row and org = :organisation and case_file = :case and removed_at is null
""")
_REMOVED = text("""
select row, id, field, sealed, added_by, added_at, removed_by, removed_at, reason_sealed from case_place
where org = :organisation and case_file = :case and removed_at is not null
order by removed_at, row limit :most
""")


@dataclass(frozen=True)
class PlaceStanding:
    """One place as it stands. `row` None: it came with a list (`record.py`)."""

    id: UUID
    field: str
    value: Mapping[str, Any] = dataclasses.field(repr=False)
    recorded_at: datetime
    row: UUID | None = None


@dataclass(frozen=True)
class Removed:
    """One place that was taken away: what it was, why, and who added and removed it when."""

    row: UUID
    id: UUID
    field: str
    value: Mapping[str, Any] = dataclasses.field(repr=False)
    added_by: UUID
    added_at: datetime
    removed_by: UUID
    removed_at: datetime
    reason: str = dataclasses.field(repr=False)


def place_id(case: OpenCase, name: str, row: Mapping[str, Any]) -> UUID:
    """The place's id, by what it is: another writing of the same place has the same."""
    own = hmac.digest(case.key, b"places", "sha256")
    return UUID(bytes=hmac.digest(own, identity(name, row).encode(), "sha256")[:16])


def standing(case: OpenCase) -> tuple[PlaceStanding, ...]:
    """Every place of the case as it stands, each once: what was recorded as a list, then what was added."""
    added = {one.id for one in case.places}
    found: dict[UUID, PlaceStanding] = {}
    for name in PLACES:
        for row in case.values.get(name) or ():
            id = place_id(case, name, row)
            if id not in added:
                found.setdefault(id, PlaceStanding(id, name, row, case.recorded_at[name]))
    own = (PlaceStanding(one.id, one.field, one.value, one.added_at, one.row) for one in case.places)
    return (*found.values(), *own)


def ids_by_item(case: OpenCase) -> dict[tuple[str, str], list[UUID]]:
    """Item (kind, canonical value) to the places of the case that it asks for."""
    found: dict[tuple[str, str], list[UUID]] = {}
    for one in standing(case):
        for item in asked_as(one.field, one.value):
            found.setdefault(item, []).append(one.id)
    return found


def page_of(found: Sequence[Item], page: Page, position: Callable[[Item], Position]) -> Slice[Item]:
    """A page of what is open already, by its positions."""
    places = sorted(found, key=lambda one: (position(one).at, position(one).object))
    if page.after is not None:
        after = (page.after.at, page.after.object)
        places = [one for one in places if (position(one).at, position(one).object) > after]
    return Slice.of(places[: page.limit], page, position)


async def add(work: Work, case: OpenCase, places: Sequence[tuple[str, Mapping[str, Any]]]) -> None:
    """Add these places (field, clean row), none of which stands yet; one statement. The caller holds the case."""
    rows = [new_id() for _ in places]
    await _insert(work, case, places, rows, [None for _ in rows])
    for name in sorted({name for name, _ in places}):
        note(work, Verb.PLACES_ADDED, case.id, f"{name}:{sum(one == name for one, _ in places)}")


async def remove(work: Work, case: OpenCase, places: Sequence[PlaceStanding], reason: str) -> None:
    """Take these places away, with the reason; what they were is kept. At most two statements.

    Of a place that came with a list only that it was removed is kept here: the caller records the list without it.
    The caller holds the case.
    """
    own = [one.row for one in places if one.row is not None]
    given = {"organisation": work.viewer.organisation, "case": case.id}
    if own:
        sealed = [seal_value(case.key, place_reason_sealed(row), reason) for row in own]
        who = {"principal": work.viewer.principal, "now": work.now}
        await work.session.execute(_REMOVE, {**given, **who, "rows": own, "reasons": sealed})
    listed = [one for one in places if one.row is None]
    if listed:
        rows = [new_id() for _ in listed]
        reasons = [seal_value(case.key, place_reason_sealed(row), reason) for row in rows]
        await _insert(work, case, [(one.field, one.value) for one in listed], rows, reasons)
    for name in sorted({one.field for one in places}):
        note(work, Verb.PLACES_REMOVED, case.id, f"{name}:{sum(one.field == name for one in places)}")


async def removed(work: Work, case: OpenCase) -> tuple[Removed, ...]:
    """The places that were taken away, the earliest first, at most 2,000. One statement."""
    given = {"organisation": work.viewer.organisation, "case": case.id, "most": MOST}
    rows = (await work.session.execute(_REMOVED, given)).all()
    return tuple(
        Removed(
            one.row,
            one.id,
            one.field,
            unseal_value(case.key, place_sealed(one.row), one.sealed),
            one.added_by,
            one.added_at,
            one.removed_by,
            one.removed_at,
            unseal_value(case.key, place_reason_sealed(one.row), one.reason_sealed),
        )
        for one in rows
    )


async def _insert(
    work: Work,
    case: OpenCase,
    places: Sequence[tuple[str, Mapping[str, Any]]],
    rows: Sequence[UUID],
    reasons: Sequence[bytes | None],
) -> None:
    given = {
        "organisation": work.viewer.organisation,
        "case": case.id,
        "principal": work.viewer.principal,
        "now": work.now,
        "retention_until": kept_until(case.status, work.now.date()),
        "rows": list(rows),
        "ids": [place_id(case, name, value) for name, value in places],
        "fields": [name for name, _ in places],
        "sealed": [
            seal_value(case.key, place_sealed(row), value) for row, (_, value) in zip(rows, places, strict=True)
        ],
        "reasons": list(reasons),
    }
    await work.session.execute(_ADD, given)
