"""What was taken back from a case, and whether that was undone."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text

from hub.identity.work import Work

_OF_CASE = text("""
select w.id, w.recipient, case when w.now_at is null then w.destruction else 'now' end as destruction, w.recall, w.at,
  w.undone_at, w.held_by, w.held_until, w.now_waits and w.now_at is null as now_waits, (
    select coalesce(json_agg(json_build_object('at', a.at, 'counted', a.counted, 'reasons', a.reasons, 'by',
      a.recorded_by) order by a.at, a.id), '[]')
    from undo_attempt a where (a.org, a.withdrawal) = (w.org, w.id)
  ) as attempts
from withdrawal w where (w.org, w.case_file) = (:organisation, :case) order by w.at, w.id
""")


_LAST = text("""
select reasons from undo_attempt where (org, withdrawal) = (:organisation, :withdrawal)
order by at desc, id desc limit 1
""")


@dataclass(frozen=True)
class AttemptToUndo:
    """A word to undo it. `reasons`: codes of why it did not count as hers."""

    at: datetime
    counted: bool
    reasons: tuple[str, ...]
    recorded_by: UUID


@dataclass(frozen=True)
class TakenBack:
    """One withdrawal. `recipient` None: from everybody; `recall`: removal requests were recalled too.

    `held_until`: until when the keys wait, where somebody suspected coercion; None where nobody did.
    `now_waits`: "now" was said, and waits for its day or a second person.
    """

    id: UUID
    recipient: UUID | None
    destruction: str
    recall: bool
    at: datetime
    undone_at: datetime | None
    held_by: UUID | None
    held_until: datetime | None
    now_waits: bool
    attempts: tuple[AttemptToUndo, ...]


async def withdrawals(work: Work, case_id: UUID) -> tuple[TakenBack, ...]:
    """The withdrawals of a case in the order in which they were said. One statement."""
    rows = await work.session.execute(_OF_CASE, {"organisation": work.viewer.organisation, "case": case_id})
    return tuple(_taken_back(row) for row in rows)


def _taken_back(row: Row[Any]) -> TakenBack:
    attempts = tuple(_attempt(one) for one in row.attempts)
    return TakenBack(**{**row._mapping, "attempts": attempts})  # noqa: SLF001 - SQLAlchemy's public name for it


async def last_attempt(work: Work, withdrawal_id: UUID) -> tuple[str, ...]:
    """Why the last word to undo it did not count, as codes; empty where it did. For who has met the withdrawal."""
    given = {"organisation": work.viewer.organisation, "withdrawal": withdrawal_id}
    return tuple((await work.session.execute(_LAST, given)).scalar_one())


def _attempt(said: dict[str, Any]) -> AttemptToUndo:
    return AttemptToUndo(datetime.fromisoformat(said["at"]), said["counted"], tuple(said["reasons"]), UUID(said["by"]))
