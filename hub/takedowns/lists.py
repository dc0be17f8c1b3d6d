"""A page of requests: one statement, clear words only; what is sealed opens with the single request or the queue."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import text

from hub.exchange.packets import Organisation
from hub.identity.work import Work
from hub.kit.pages import Page, Position, Slice
from hub.takedowns.door import WAITING
from hub.tasks.lists import Filter

_PAGE = """
with page as materialized (
  select object, created_at from party
  where kind = 'takedown' and box = :box $conditions
  order by created_at desc, object desc limit $limit
)
select sender.id, sender.name, sender.kind, sender.country,
  recipient.id, recipient.name, recipient.kind, recipient.country,
  takedown.id, status, reason, urgency, language, due_at, clock, item_status, item_reason, outcome, answered_by,
  takedown.created_at, updated_at, version, status = any(:waiting) and due_at < :now as overdue
from page
join takedown on takedown.id = page.object
join organisation as sender on sender.id = takedown.sender
join organisation as recipient on recipient.id = takedown.recipient
order by page.created_at desc, page.object desc
"""


@dataclass(frozen=True)
class Listed:
    """A request as it stands in a list: who, how far, until when, and where each item stands."""

    sender: Organisation
    recipient: Organisation
    id: UUID
    status: str
    reason: str | None
    urgency: str
    language: str
    due_at: datetime
    clock: str | None
    item_status: list[str]
    item_reason: list[str]
    outcome: str | None
    answered_by: str
    created_at: datetime
    updated_at: datetime
    version: int
    overdue: bool


async def listed(work: Work, wanted: Filter, page: Page) -> Slice[Listed]:
    """The page, newest first; one statement whatever its size. Opens nothing and so writes nothing."""
    statement = _PAGE.replace("$conditions", wanted.conditions(page, "created_at")).replace("$limit", str(page.limit))
    rows = (await work.session.execute(text(statement), wanted.values(page, work.now, WAITING))).all()
    found = [Listed(Organisation(*row[:4]), Organisation(*row[4:8]), *row[8:]) for row in rows]
    return Slice.of(found, page, lambda one: Position(one.created_at, one.id))
