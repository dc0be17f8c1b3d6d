"""A referral that the organisation received, for a case that says it came from it."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import text

from hub.identity.work import Work
from hub.received.team import asking, works_on_received

# what was never opened is nothing that a case can have come from
_RECEIVED = text(
    """
select referral.sender, referral.purpose from task as referral
where referral.id = :id and referral.kind = 'referral' and referral.recipient = :org and $mine and referral.opened
""".replace("$mine", works_on_received(":org", "referral.id"))
)


@dataclass(frozen=True)
class Received:
    """Who sent it, and what for."""

    sender: UUID
    purpose: str


async def received(work: Work, referral_id: UUID) -> Received | None:
    """The referral whose packet is open and to which the viewer is assigned; None for any other. One statement."""
    row = (await work.session.execute(_RECEIVED, {**asking(work), "id": referral_id})).one_or_none()
    return None if row is None else Received(row.sender, row.purpose)
