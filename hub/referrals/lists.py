"""A page of referrals: one statement, clear words only; what is sealed opens with the single referral."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import text

from hub.exchange.packets import Organisation
from hub.identity.work import Work
from hub.kit.pages import Page, Position, Slice
from hub.referrals.door import UNANSWERED
from hub.tasks.lists import Filter

_PAGE = """
with page as materialized (
  select object, created_at from party
  where kind = 'referral' and box = :box $conditions
  order by created_at desc, object desc limit $limit
)
select sender.id, sender.name, sender.kind, sender.country,
  recipient.id, recipient.name, recipient.kind, recipient.country,
  referral.id, purpose, status, reason, urgency, language, respond_by, expires_at, capacity, engagement,
  engaged_on, outcome, referral.created_at, updated_at, version,
  status = any(:waiting) and respond_by < :now as overdue
from page
join referral on referral.id = page.object
join organisation as sender on sender.id = referral.sender
join organisation as recipient on recipient.id = referral.recipient
order by page.created_at desc, page.object desc
"""


@dataclass(frozen=True)
class Listed:
    """A referral as it stands in a list: who, what for, how far, until when, and whether the answer is late."""

    sender: Organisation
    recipient: Organisation
    id: UUID
    purpose: str
    status: str
    reason: str | None
    urgency: str
    language: str
    respond_by: datetime
    expires_at: datetime
    capacity: str | None
    engagement: str | None
    engaged_on: date | None
    outcome: str | None
    created_at: datetime
    updated_at: datetime
    version: int
    overdue: bool


async def listed(work: Work, wanted: Filter, page: Page) -> Slice[Listed]:
    """The page, newest first; one statement whatever its size. Opens nothing and so writes nothing."""
    statement = _PAGE.replace("$conditions", wanted.conditions(page, "created_at")).replace("$limit", str(page.limit))
    rows = (await work.session.execute(text(statement), wanted.values(page, work.now, UNANSWERED))).all()
    found = [Listed(Organisation(*row[:4]), Organisation(*row[4:8]), *row[8:]) for row in rows]
    return Slice.of(found, page, lambda one: Position(one.created_at, one.id))
