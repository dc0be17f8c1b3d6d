"""Corrections: the newest word on a field replaces the older one, and a word taken back is gone.

What the person said of herself and her safety is no correction: see `STATEMENTS`.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import text

from hub.cases.door import OpenCase
from hub.cases.places import value_sealed
from hub.cases.rules import kept_until
from hub.identity.work import Work
from hub.kit.sealed_values import seal_value

_RECORD = text("""
with touched as (
  update case_file set version = version + 1, updated_at = :now, urgency = :urgency,
    retention_until = greatest(retention_until, :retention_until)
  where (org, id) = (:organisation, :case)
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


async def record(work: Work, case: OpenCase, values: Mapping[str, Any], *, urgency: str | None = None) -> None:
    """Put these clean values (None takes one away) in place of the older ones; one statement.

    The caller holds the case (`door.case(…, writing=True)`). What was released before stays as it was released.
    Raises `ValueError` for a field that holds a reading of statements.
    """
    if STATEMENTS & values.keys():
        raise ValueError(", ".join(sorted(STATEMENTS & values.keys())))
    await _write(work, case, values, urgency)


async def record_reading(work: Work, case: OpenCase, values: Mapping[str, Any]) -> None:
    """Put what her statements add up to now in place of the older reading. For `hub.statements` alone."""
    await _write(work, case, {name: value for name, value in values.items() if name in STATEMENTS}, None)


async def _write(work: Work, case: OpenCase, values: Mapping[str, Any], urgency: str | None) -> None:
    kept = {name: value for name, value in values.items() if value is not None}
    given = {
        "organisation": work.viewer.organisation,
        "case": case.id,
        "urgency": urgency or case.urgency,
        "retention_until": kept_until(case.status, work.now.date()),
        "removed": [name for name, value in values.items() if value is None],
        "fields": list(kept),
        "sealed": [seal_value(case.key, value_sealed(case.id, name), value) for name, value in kept.items()],
        "principal": work.viewer.principal,
        "now": work.now,
    }
    await work.session.execute(_RECORD, given)
