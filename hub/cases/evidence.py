"""The inventory of evidence: what exists, where it stands, and never the thing itself."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import text

from hub.audit.verbs import Verb
from hub.cases.associated_data import evidence_sealed
from hub.cases.ledger_lines import counted, note
from hub.cases.repository import OpenCase
from hub.identity.work import Work
from hub.kit.errors import NotFound
from hub.kit.ids import new_id
from hub.kit.sealed_values import seal_value

_ADD = text("""
with touched as (
  update case_file set version = version + 1, updated_at = :now where (org, id) = (:organisation, :case)
)
insert into evidence (id, org, case_file, number, sealed, state, recorded_by, recorded_at)
select entry.id, :organisation, :case, last.number + entry.place, entry.sealed, entry.state, :principal, :now
from unnest(cast(:ids as uuid[]), cast(:sealed as bytea[]), cast(:states as text[]))
  with ordinality as entry(id, sealed, state, place),
  (select coalesce(max(number), 0) as number from evidence where (org, case_file) = (:organisation, :case)) last
""")
# the history in the same statement: no state is replaced without it
_SET_STATE = text("""
with touched as (
  update case_file set version = version + 1, updated_at = :now where (org, id) = (:organisation, :case)
  returning version
), kept as (
  insert into evidence_state_history
    (org, case_file, number, version, state, recorded_by, recorded_at, replaced_by, replaced_at)
  select e.org, e.case_file, e.number, touched.version, e.state, e.recorded_by, e.recorded_at, :principal, :now
  from evidence e cross join touched
  where (e.org, e.case_file) = (:organisation, :case) and e.number = any(cast(:numbers as integer[]))
)
update evidence set state = :state, recorded_by = :principal, recorded_at = :now
where (org, case_file) = (:organisation, :case) and number = any(cast(:numbers as integer[]))
returning number
""")


async def add(work: Work, case: OpenCase, entries: Sequence[tuple[str, Mapping[str, Any]]]) -> None:
    """Add entries (state and clean `{kind, description, taken_at, sha256, held_by}`), numbered on; one statement.

    The caller holds the case (`repository.case(…, writing=True)`).
    """
    ids = [new_id() for _ in entries]
    sealed = [seal_value(case.key, evidence_sealed(id), entry) for id, (_, entry) in zip(ids, entries, strict=True)]
    given = {"ids": ids, "sealed": sealed, "states": [state for state, _ in entries]}
    await work.session.execute(_ADD, {**given, **_who(work, case)})
    note(work, Verb.EVIDENCE_ADDED, case.id, counted(len(ids)))


async def set_state(work: Work, case: OpenCase, numbers: Sequence[int], state: str) -> None:
    """Say where these entries stand now: noted, preserved or waived; where they stood before is kept.

    One statement; `NotFound` for a stray number. The caller holds the case.
    """
    given = {"numbers": list(numbers), "state": state}
    found = (await work.session.execute(_SET_STATE, {**given, **_who(work, case)})).scalars().all()
    if set(found) != set(numbers):
        raise NotFound("numbers")
    note(work, Verb.EVIDENCE_STATE, case.id, counted(len(found)))


def _who(work: Work, case: OpenCase) -> dict[str, Any]:
    return {
        "organisation": work.viewer.organisation,
        "case": case.id,
        "principal": work.viewer.principal,
        "now": work.now,
    }
