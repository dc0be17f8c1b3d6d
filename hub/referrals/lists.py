"""A page of referrals: one statement, clear words only; what is sealed opens with the single referral."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from hub.exchange.packets import NamedOrganisation
from hub.identity.work import Work
from hub.kit.pages import Page, Slice
from hub.referrals.repository import OVERDUE, UNANSWERED
from hub.tasks.lists import Columns, Filter, page_of

_COLUMNS = Columns(
    "referral",
    "join referral on referral.id = page.object",
    """purpose, status, reason, urgency, language,
  case when delivery_status = 'sent' then respond_by end as respond_by, expires_at, capacity, engagement, engaged_on,
  outcome, referral.created_at, updated_at, version, $overdue as overdue,
  delivery_status""".replace("$overdue", OVERDUE),
    UNANSWERED,
)


@dataclass(frozen=True)
class ReferralInList:
    """A referral as it stands in a list: who, what for, how far, until when, and whether the answer is late."""

    sender: NamedOrganisation
    recipient: NamedOrganisation
    id: UUID
    purpose: str
    status: str
    reason: str | None
    urgency: str
    language: str
    respond_by: datetime | None
    expires_at: datetime
    capacity: str | None
    engagement: str | None
    engaged_on: date | None
    outcome: str | None
    created_at: datetime
    updated_at: datetime
    version: int
    overdue: bool
    delivery_status: str


async def listed(work: Work, wanted: Filter, page: Page) -> Slice[ReferralInList]:
    """The page, newest first; one statement whatever its size. Opens nothing and so writes nothing."""
    return await page_of(work, _COLUMNS, ReferralInList, wanted, page)
