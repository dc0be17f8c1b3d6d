"""What was recorded before: a fact's earlier values and an entry's earlier states, with who and when; for the team."""

import dataclasses
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text

from hub.cases.associated_data import earlier_sealed, value_sealed
from hub.cases.repository import OpenCase
from hub.identity.work import Work
from hub.kit.rows import by_name
from hub.kit.sealed_values import unseal_value

MOST = 200
"""So many of the newest are shown; all of them are kept."""

_OF_FIELD = text("""
select field, version, sealed, recorded_by, recorded_at, replaced_by, replaced_at from (
  select field, null as version, sealed, recorded_by, recorded_at, null as replaced_by, null as replaced_at
  from case_value where (org, case_file) = (:organisation, :case)
  union all
  select field, version, sealed, recorded_by, recorded_at, replaced_by, replaced_at
  from case_value_history where (org, case_file) = (:organisation, :case)
) said
where field = coalesce(cast(:field as text), field)
order by field, version desc nulls first limit :most
""")
_OF_EVIDENCE = text("""
select number, state, recorded_by, recorded_at, replaced_by, replaced_at from (
  select number, null as version, state, recorded_by, recorded_at, null as replaced_by, null as replaced_at
  from evidence where (org, case_file) = (:organisation, :case)
  union all
  select number, version, state, recorded_by, recorded_at, replaced_by, replaced_at from evidence_state_history
  where (org, case_file) = (:organisation, :case)
) said order by number, version desc nulls first limit :most
""")


@dataclass(frozen=True)
class FormerValue:
    """One value of the fact `field`. `replaced_at` None: it stands. `recorded_by` None: nobody knows any more."""

    field: str
    value: Any = dataclasses.field(repr=False)
    recorded_by: UUID | None
    recorded_at: datetime
    replaced_by: UUID | None
    replaced_at: datetime | None


@dataclass(frozen=True)
class FormerState:
    """Where one entry of the inventory stood. `replaced_at` None: it stands there now."""

    number: int
    state: str
    recorded_by: UUID
    recorded_at: datetime
    replaced_by: UUID | None
    replaced_at: datetime | None


async def of_field(work: Work, case: OpenCase, name: str | None = None) -> tuple[FormerValue, ...]:
    """Every value that the field had, the newest first; those of all fields, by name, where none is given.

    None where nothing was recorded. One statement.
    """
    rows = await work.session.execute(_OF_FIELD, {**_of(work, case), "field": name})
    return tuple(
        FormerValue(
            row.field,
            unseal_value(case.key, _place(case.id, row.field, row.version), row.sealed),
            row.recorded_by,
            row.recorded_at,
            row.replaced_by,
            row.replaced_at,
        )
        for row in rows
    )


async def of_evidence(work: Work, case: OpenCase) -> tuple[FormerState, ...]:
    """Every state of every entry, by its number, the newest first. One statement."""
    rows = await work.session.execute(_OF_EVIDENCE, _of(work, case))
    return tuple(by_name(FormerState, row) for row in rows)


def _place(case_id: UUID, name: str, version: int | None) -> str:
    return value_sealed(case_id, name) if version is None else earlier_sealed(case_id, name, version)


def _of(work: Work, case: OpenCase) -> dict[str, Any]:
    return {"organisation": work.viewer.organisation, "case": case.id, "most": MOST}
