"""What was taken back from a case, and whether that was undone."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import text

from hub.identity.work import Work

_OF_CASE = text("""
select id, recipient, destruction, recall, at, undone_at from withdrawal
where (org, case_file) = (:organisation, :case) order by at, id
""")


@dataclass(frozen=True)
class TakenBack:
    """One withdrawal. `recipient` None: from everybody; `recall`: removal requests were recalled too."""

    id: UUID
    recipient: UUID | None
    destruction: str
    recall: bool
    at: datetime
    undone_at: datetime | None


async def withdrawals(work: Work, case_id: UUID) -> tuple[TakenBack, ...]:
    """The withdrawals of a case in the order in which they were said. One statement."""
    rows = await work.session.execute(_OF_CASE, {"organisation": work.viewer.organisation, "case": case_id})
    return tuple(TakenBack(*row) for row in rows)
