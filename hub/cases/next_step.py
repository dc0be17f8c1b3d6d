"""What the team does next in a case, until which day. A plan and no fact: another leaves no trace of the one before.

It never leaves, and goes with the case's key. The day alone is clear, so that it shows when it has come.
"""

import dataclasses
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import text

from hub.audit.verbs import Verb
from hub.cases.associated_data import next_step_sealed
from hub.cases.ledger_lines import note
from hub.cases.repository import OpenCase
from hub.identity.work import Work
from hub.kit.sealed_values import seal_value, unseal_value

_PLAN = text("""
insert into case_next_step (org, case_file, sealed, due_on, planned_by, planned_at)
values (:org, :case, :sealed, :due_on, :principal, :now)
on conflict (org, case_file) do update set sealed = excluded.sealed, due_on = excluded.due_on,
  planned_by = excluded.planned_by, planned_at = excluded.planned_at
""")
_TAKE_AWAY = text("delete from case_next_step where org = :org and case_file = :case")
_OF_CASE = text("""
select sealed, due_on, planned_by, planned_at from case_next_step where (org, case_file) = (:org, :case)
""")


@dataclass(frozen=True)
class PlannedStep:
    """What is done next, in words, and the day in Japan until which."""

    words: str = dataclasses.field(repr=False)
    due_on: date
    planned_by: UUID
    planned_at: datetime


async def plan(work: Work, case: OpenCase, words: str, due_on: date) -> None:
    """Put this clean plan in the place of the one before; one statement. The caller holds the case."""
    sealed = seal_value(case.key, next_step_sealed(case.id), words)
    who = {"principal": work.viewer.principal, "now": work.now}
    await work.session.execute(_PLAN, {**_of(work, case), **who, "sealed": sealed, "due_on": due_on})
    note(work, Verb.CASE_NEXT_STEP, case.id)


async def take_away(work: Work, case: OpenCase) -> None:
    """It is done, or no longer wanted; one statement."""
    await work.session.execute(_TAKE_AWAY, _of(work, case))
    note(work, Verb.CASE_NEXT_STEP, case.id)


async def of_case(work: Work, case: OpenCase) -> PlannedStep | None:
    """The plan of an open case; None where there is none. One statement."""
    row = (await work.session.execute(_OF_CASE, _of(work, case))).one_or_none()
    if row is None:
        return None
    words = str(unseal_value(case.key, next_step_sealed(case.id), row.sealed))
    return PlannedStep(words, row.due_on, row.planned_by, row.planned_at)


def _of(work: Work, case: OpenCase) -> dict[str, UUID]:
    return {"org": work.viewer.organisation, "case": case.id}
