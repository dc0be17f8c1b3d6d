"""Corrections: the newest word on a field stands, the one before it is kept, and the ledger names the field.

What the person said of herself and her safety is no correction: see `STATEMENTS`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text

from hub.audit.verbs import Verb
from hub.cases.associated_data import earlier_sealed, value_sealed
from hub.cases.ledger_lines import note_facts
from hub.cases.repository import OpenCase
from hub.cases.rules import Change, changes, kept_until
from hub.identity.work import Work
from hub.kit.sealed_values import seal_value, unseal_value

URGENCY = "urgency"
"""The case's urgency is no field of the catalogue, and is kept and noted like one."""

# what stands in the rows now, and not what the caller read before: it may have recorded since
_STANDING = text("""
select v.field, v.sealed, v.recorded_by, v.recorded_at, c.version + 1 as version from case_file c
left join case_value v on (v.org, v.case_file) = (c.org, c.id) and v.field = any(cast(:fields as text[]))
where (c.org, c.id) = (:organisation, :case)
""")
_URGENCY = text("""
select c.urgency, coalesce(h.replaced_at, c.created_at) as recorded_at, coalesce(h.replaced_by, t.principal)
  as recorded_by
from case_file c
left join lateral (
  select replaced_by, replaced_at from case_value_history
  where (org, case_file, field) = (c.org, c.id, 'urgency') order by version desc limit 1
) h on true
left join lateral (
  select principal from case_team where (org, case_file) = (c.org, c.id) and reason_sealed is null
  order by added_at, id limit 1
) t on true
where (c.org, c.id) = (:organisation, :case)
""")
# the history in the same statement: whatever is replaced or taken away is kept, or neither happens
_RECORD = text("""
with touched as (
  update case_file set version = version + 1, updated_at = :now, urgency = :urgency,
    retention_until = greatest(retention_until, :retention_until)
  where (org, id) = (:organisation, :case)
), kept as (
  insert into case_value_history
    (org, case_file, field, version, sealed, recorded_by, recorded_at, replaced_by, replaced_at)
  select :organisation, :case, earlier.field, :version, earlier.sealed, earlier.recorded_by, earlier.recorded_at,
    :principal, :now
  from unnest(cast(:earlier as text[]), cast(:earlier_sealed as bytea[]), cast(:earlier_by as uuid[]),
    cast(:earlier_at as timestamptz[])) as earlier(field, sealed, recorded_by, recorded_at)
), removed as (
  delete from case_value where (org, case_file) = (:organisation, :case) and field = any(cast(:removed as text[]))
)
insert into case_value (org, case_file, field, sealed, recorded_by, recorded_at)
select :organisation, :case, told.field, told.sealed, :principal, :now
from unnest(cast(:fields as text[]), cast(:sealed as bytea[])) as told(field, sealed)
on conflict (org, case_file, field) do update set
  sealed = excluded.sealed, recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at
""")

STATEMENTS = frozenset({"barred_recipients", "age_band_now", "age_band_at_images", "safe_contact", "wishes"})
"""Fields that hold the reading of her statements: `hub.statements` alone writes them."""
_VERBS: Mapping[Change, Verb] = {
    "recorded": Verb.FACT_RECORDED,
    "changed": Verb.FACT_CHANGED,
    "removed": Verb.FACT_REMOVED,
}


@dataclass(frozen=True)
class _Standing:
    """A value that stands, and who recorded it when."""

    value: Any
    recorded_by: UUID | None
    recorded_at: datetime


async def record(work: Work, case: OpenCase, values: Mapping[str, Any], *, urgency: str | None = None) -> None:
    """Put these clean values (None takes one away) in place of the older ones, which are kept; three statements.

    What is said again as it stands is no change. The caller holds the case (`repository.case(…, writing=True)`). What
    was released before stays as it was released. Raises `ValueError` for a field that holds a reading of statements.
    """
    if STATEMENTS & values.keys():
        raise ValueError(", ".join(sorted(STATEMENTS & values.keys())))
    await _write(work, case, values, urgency)


async def record_reading(work: Work, case: OpenCase, values: Mapping[str, Any]) -> None:
    """Put what her statements add up to now in place of the older reading. For `hub.statements` alone."""
    await _write(work, case, {name: value for name, value in values.items() if name in STATEMENTS}, None)


async def _write(work: Work, case: OpenCase, values: Mapping[str, Any], urgency: str | None) -> None:
    version, standing = await _standing(work, case, values, urgency)
    told = {**values, **({} if urgency is None else {URGENCY: urgency})}
    found = changes({name: one.value for name, one in standing.items()}, told)
    replaced = {name: standing[name] for name, change in found.items() if change != "recorded"}
    words = _told(work, case, {name: told[name] for name in found})
    await work.session.execute(_RECORD, {**words, **_earlier(case, version, replaced)})
    for change, verb in _VERBS.items():
        note_facts(work, verb, case.id, [name for name, one in found.items() if one == change])


async def _standing(
    work: Work, case: OpenCase, values: Mapping[str, Any], urgency: str | None
) -> tuple[int, dict[str, _Standing]]:
    """The version that this recording makes, and what stands now of the fields it speaks of."""
    where = {"organisation": work.viewer.organisation, "case": case.id}
    rows = (await work.session.execute(_STANDING, {**where, "fields": list(values)})).all()
    found = {
        row.field: _Standing(
            unseal_value(case.key, value_sealed(case.id, row.field), row.sealed), row.recorded_by, row.recorded_at
        )
        for row in rows
        if row.field is not None
    }
    if urgency is not None:
        row = (await work.session.execute(_URGENCY, where)).one()
        found[URGENCY] = _Standing(row.urgency, row.recorded_by, row.recorded_at)
    return rows[0].version, found


def _told(work: Work, case: OpenCase, changed: Mapping[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in changed.items() if value is not None and name != URGENCY}
    return {
        "organisation": work.viewer.organisation,
        "case": case.id,
        "urgency": changed.get(URGENCY, case.urgency),
        "retention_until": kept_until(case.status, work.now.date()),
        "removed": [name for name, value in changed.items() if value is None],
        "fields": list(kept),
        "sealed": [seal_value(case.key, value_sealed(case.id, name), value) for name, value in kept.items()],
        "principal": work.viewer.principal,
        "now": work.now,
    }


def _earlier(case: OpenCase, version: int, replaced: Mapping[str, _Standing]) -> dict[str, Any]:
    return {
        "version": version,
        "earlier": list(replaced),
        "earlier_sealed": [
            seal_value(case.key, earlier_sealed(case.id, name, version), one.value) for name, one in replaced.items()
        ],
        "earlier_by": [one.recorded_by for one in replaced.values()],
        "earlier_at": [one.recorded_at for one in replaced.values()],
    }
