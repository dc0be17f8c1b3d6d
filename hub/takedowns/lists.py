"""A page of requests: one statement, clear words only; what is sealed opens with the single request or the queue."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from hub.exchange.packets import NamedOrganisation
from hub.identity.work import Work
from hub.kit.pages import Page, Slice
from hub.takedowns.repository import WAITING
from hub.tasks.lists import Columns, Filter, page_of

_COLUMNS = Columns(
    "takedown",
    "join takedown on takedown.id = page.object",
    """status, reason, urgency, language, case when delivery_status = 'sent' then due_at end as due_at, clock,
  item_status, item_reason, outcome, answered_by, takedown.created_at, updated_at, version,
  delivery_status = 'sent' and status = any(:waiting) and due_at < :now as overdue, delivery_status, clocks""",
    WAITING,
)


@dataclass(frozen=True)
class RequestInList:
    """A request as it stands in a list: who, how far, until when, and where each item stands."""

    sender: NamedOrganisation
    recipient: NamedOrganisation
    id: UUID
    status: str
    reason: str | None
    urgency: str
    language: str
    due_at: datetime | None
    clock: str | None
    item_status: list[str]
    item_reason: list[str]
    outcome: str | None
    answered_by: str
    created_at: datetime
    updated_at: datetime
    version: int
    overdue: bool
    delivery_status: str
    clocks: list[str]


async def listed(work: Work, wanted: Filter, page: Page) -> Slice[RequestInList]:
    """The page, newest first; one statement whatever its size. Opens nothing and so writes nothing."""
    return await page_of(work, _COLUMNS, RequestInList, wanted, page)
