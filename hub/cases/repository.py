"""The only way to a case: its team asks, one statement answers, everybody else meets `NotFound`."""

import dataclasses
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text

from hub.cases.associated_data import case_key, evidence_sealed, place_sealed, value_sealed
from hub.cases.marks import MarkOnWords, opened
from hub.cases.rules import Preservation, preservation
from hub.cases.same_place import PLACES
from hub.cases.team import asking, or_the_hub, works_on
from hub.identity.fragments import epoch_key
from hub.identity.work import Work
from hub.kit.errors import NotFound
from hub.kit.sealed_values import unseal_value

_CASE = """
select c.id, c.number, c.language, c.urgency, c.status, c.retention_until, c.created_at, c.updated_at, c.version,
  c.came_from, c.walled, k.epoch, k.wrapped, o.wrapped as wrapped_organisation_key, v.*, e.*, p.*, m.*
from case_file c
join case_key k on (k.org, k.case_file) = (c.org, c.id)
$epoch_key
cross join lateral (
  select coalesce(array_agg(field), '{}') as fields, coalesce(array_agg(sealed), '{}') as sealed,
    coalesce(array_agg(recorded_at), '{}') as recorded_at
  from case_value where (org, case_file) = (c.org, c.id)
) v
cross join lateral (
  select coalesce(array_agg(id order by number), '{}') as evidence_ids,
    coalesce(array_agg(number order by number), '{}') as evidence_numbers,
    coalesce(array_agg(sealed order by number), '{}') as evidence_sealed,
    coalesce(array_agg(state order by number), '{}') as evidence_states
  from evidence where (org, case_file) = (c.org, c.id)
) e
cross join lateral (
  select coalesce(array_agg(row order by added_at, number), '{}') as place_rows,
    coalesce(array_agg(id order by added_at, number), '{}') as place_ids,
    coalesce(array_agg(field order by added_at, number), '{}') as place_fields,
    coalesce(array_agg(sealed order by added_at, number), '{}') as place_sealed,
    coalesce(array_agg(added_at order by added_at, number), '{}') as place_added_at
  from case_place where (org, case_file) = (c.org, c.id) and removed_at is null
) p
cross join lateral (
  select coalesce(array_agg(number order by number), '{}') as mark_numbers,
    coalesce(array_agg(sealed order by number), '{}') as mark_sealed
  from identity_mark where (org, case_file) = (c.org, c.id)
) m
where c.org = :organisation and c.id = any(cast(:cases as uuid[])) and $team
""".replace("$team", or_the_hub(works_on("c.org", "c.id"))).replace("$epoch_key", epoch_key("o", "k.org", "k.epoch"))
_TO_READ = text(_CASE)
_KEY = text(
    """
select c.id, k.epoch, k.wrapped, o.wrapped as wrapped_organisation_key
from case_file c
join case_key k on (k.org, k.case_file) = (c.org, c.id)
$epoch_key
where c.org = :organisation and c.id = :case and $team
""".replace("$team", or_the_hub(works_on("c.org", "c.id"))).replace("$epoch_key", epoch_key("o", "k.org", "k.epoch"))
)
# by itself and first: a statement that waits for a lock and also reads has read the values before it waited
_LOCK = "select from case_file where org = :organisation and id = :case "
# one who records waits for another; whoever only refers to the case (a release's origin) does not
_TO_WRITE = text(_LOCK + "for no key update")
# one who sends goes beside others who send, and waits for whoever records a bar or closes: so does that one for it
_TO_SEND = text(_LOCK + "for share")


@dataclass(frozen=True)
class EvidenceEntry:
    """One entry of the inventory. `state`: noted, preserved or waived. The thing itself is never here.

    `held_by`: who holds the original, for the team alone; no part of the field that leaves.
    """

    id: UUID
    number: int
    state: str
    kind: str
    description: str = dataclasses.field(repr=False)
    taken_at: str | None
    sha256: str | None = dataclasses.field(default=None, repr=False)
    held_by: str | None = dataclasses.field(default=None, repr=False)

    def row(self) -> dict[str, Any]:
        """The entry as it stands in the field `evidence_inventory`; a hash is a matter of the field `hashes`."""
        return {
            "number": self.number,
            "kind": self.kind,
            "description": self.description,
            "taken_at": self.taken_at,
            "state": self.state,
        }


@dataclass(frozen=True)
class AddedPlace:
    """One place that was added by itself; its row stands in the field's value too."""

    row: UUID
    id: UUID
    field: str
    value: Mapping[str, Any] = dataclasses.field(repr=False)
    added_at: datetime


@dataclass(frozen=True)
class OpenCase:
    """A case, open: its data key and clean values. `recorded_at`: field to the instant of its last recording.

    `came_from`: the referral whose packet it began with, if any. `walled`: kept from whoever is on duty. `listed`: of
    locations, accounts and hashes what was recorded as a list; in `values` the added `places` stand after it.
    """

    id: UUID
    number: int
    language: str
    urgency: str
    status: str
    retention_until: date
    created_at: datetime
    updated_at: datetime
    version: int
    came_from: UUID | None
    walled: bool
    key: bytes = dataclasses.field(repr=False)
    values: Mapping[str, Any] = dataclasses.field(repr=False)
    recorded_at: Mapping[str, datetime]
    evidence: tuple[EvidenceEntry, ...]
    places: tuple[AddedPlace, ...] = dataclasses.field(default=(), repr=False)
    listed: Mapping[str, Any] = dataclasses.field(default_factory=dict, repr=False)
    marks: tuple[MarkOnWords, ...] = dataclasses.field(default=(), repr=False)

    def barred(self) -> frozenset[str]:
        """Whom the person barred: kinds of organisation, "guardian", or organisations' ids."""
        return frozenset(self.values.get("barred_recipients") or ())

    def preservation(self) -> Preservation:
        """Where the evidence stands as a whole."""
        return preservation(entry.state for entry in self.evidence)

    def with_inventory(self) -> dict[str, Any]:
        """The values, and beside them the inventory that is drawn from the evidence."""
        return {**self.values, "evidence_inventory": [entry.row() for entry in self.evidence]}


async def case(work: Work, case_id: UUID, *, writing: bool = False, sending: bool = False) -> OpenCase:
    """The case; raises `NotFound` for a foreign, an unknown, an erased one and outside its team alike.

    One statement, and before it one that holds the case, where that is asked for.

    `writing`: hold it against others who record until the transaction ends. `sending`: hold it against those alone
    who record, so that nothing that narrows passes an offer or a send.
    """
    if writing or sending:
        held = {"organisation": work.viewer.organisation, "case": case_id}
        await work.session.execute(_TO_WRITE if writing else _TO_SEND, held)
    given = {"organisation": work.viewer.organisation, "cases": [case_id], **asking(work)}
    row = (await work.session.execute(_TO_READ, given)).one_or_none()
    if row is None:
        raise NotFound("case")
    return _opened(row, _key(work, row))


async def key(work: Work, case_id: UUID) -> bytes | None:
    """The key under which something of the case is sealed, without opening the case; for those who may read it.

    None for a foreign case, outside its team, and where the key is gone. One statement.
    """
    given = {"organisation": work.viewer.organisation, "case": case_id, **asking(work)}
    row = (await work.session.execute(_KEY, given)).one_or_none()
    return None if row is None else _key(work, row)


async def hold(work: Work, case_id: UUID) -> bool:
    """Hold the case's row as one who records does, without opening it; False where the organisation has none."""
    given = {"organisation": work.viewer.organisation, "case": case_id}
    return (await work.session.execute(_TO_WRITE, given)).first() is not None


async def cases(work: Work, case_ids: Collection[UUID]) -> tuple[OpenCase, ...]:
    """The same for several, in the order given; raises `NotFound` where any one of them is none. One statement."""
    given = {"organisation": work.viewer.organisation, "cases": list(case_ids), **asking(work)}
    rows = {row.id: row for row in (await work.session.execute(_TO_READ, given)).all()}
    if not rows.keys() >= set(case_ids):
        raise NotFound("cases")
    return tuple(_opened(rows[one], _key(work, rows[one])) for one in case_ids)


def _key(work: Work, row: Row[Any]) -> bytes:
    under = work.keys.organisation_key(work.viewer.organisation, row.epoch, row.wrapped_organisation_key)
    return work.keys.unwrap(under, case_key(row.id), row.wrapped)


def _opened(row: Row[Any], key: bytes) -> OpenCase:
    values = {
        name: unseal_value(key, value_sealed(row.id, name), sealed)
        for name, sealed in zip(row.fields, row.sealed, strict=True)
    }
    listed = {name: values[name] for name in PLACES if name in values}
    recorded_at = dict(zip(row.fields, row.recorded_at, strict=True))
    places = _places(row, key)
    for one in places:
        values[one.field] = [*(values.get(one.field) or ()), one.value]
        recorded_at[one.field] = max(recorded_at.get(one.field, one.added_at), one.added_at)
    return OpenCase(
        id=row.id,
        number=row.number,
        language=row.language,
        urgency=row.urgency,
        status=row.status,
        retention_until=row.retention_until,
        created_at=row.created_at,
        updated_at=row.updated_at,
        version=row.version,
        came_from=row.came_from,
        walled=row.walled,
        key=key,
        values=MappingProxyType(values),
        recorded_at=MappingProxyType(recorded_at),
        evidence=_evidence(row, key),
        places=places,
        listed=MappingProxyType(listed),
        marks=opened(key, row.id, row.mark_numbers, row.mark_sealed),
    )


def _places(row: Row[Any], key: bytes) -> tuple[AddedPlace, ...]:
    columns = zip(row.place_rows, row.place_ids, row.place_fields, row.place_sealed, row.place_added_at, strict=True)
    return tuple(
        AddedPlace(one, id, name, unseal_value(key, place_sealed(one), sealed), added_at)
        for one, id, name, sealed, added_at in columns
    )


def _evidence(row: Row[Any], key: bytes) -> tuple[EvidenceEntry, ...]:
    columns = zip(row.evidence_ids, row.evidence_numbers, row.evidence_states, row.evidence_sealed, strict=True)
    return tuple(
        EvidenceEntry(id, number, state, **unseal_value(key, evidence_sealed(id), sealed))
        for id, number, state, sealed in columns
    )
