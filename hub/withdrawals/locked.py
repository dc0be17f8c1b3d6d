"""One withdrawal, held until the transaction ends: the case first, then its own row."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import text

from hub.cases import repository
from hub.cases.repository import OpenCase
from hub.cases.team import asking, works_on
from hub.identity.work import Work
from hub.kit.errors import NotFound

_CASE = text(
    """
select case_file from withdrawal where org = :org and id = :id and $team
""".replace("$team", works_on("withdrawal.org", "withdrawal.case_file"))
)
_HELD = text("""
select recipient, case when now_at is null then destruction else 'now' end as destruction, at, undone_at, held_at,
  held_until
from withdrawal
where org = :org and id = :id for update
""")


@dataclass(frozen=True)
class WithdrawalStanding:
    """A withdrawal as it stands. `held_at`, `held_until`: a hold of the destruction; None where there was none."""

    id: UUID
    case: OpenCase
    recipient: UUID | None
    destruction: str
    at: datetime
    undone_at: datetime | None
    held_at: datetime | None
    held_until: datetime | None


async def standing(work: Work, withdrawal_id: UUID) -> WithdrawalStanding:
    """The withdrawal, for one of the case's team; raises `NotFound` for a foreign one and outside the team alike."""
    given = {"org": work.viewer.organisation, "id": withdrawal_id, **asking(work)}
    case_id = (await work.session.execute(_CASE, given)).scalar_one_or_none()
    if case_id is None:
        raise NotFound
    case = await repository.case(work, case_id, writing=True)
    row = (await work.session.execute(_HELD, given)).one()
    return WithdrawalStanding(
        withdrawal_id, case, row.recipient, row.destruction, row.at, row.undone_at, row.held_at, row.held_until
    )
