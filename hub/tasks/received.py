"""A referral that the organisation received, for a case that says it came from it."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import text

from hub.identity.work import Work
from hub.received.marks import is_forged, on_it
from hub.received.team import asking, works_on_received

# what was never opened is nothing that a case can have come from
_RECEIVED = text(
    """
select referral.sender, referral.purpose, $on_it as on_it from task as referral
where referral.id = :id and referral.kind = 'referral' and referral.recipient = :org and $mine and referral.opened
""".replace("$mine", works_on_received(":org", "referral.id")).replace("$on_it", on_it(":org", "referral.id"))
)


@dataclass(frozen=True)
class Received:
    """Who sent it, and what for."""

    sender: UUID
    purpose: str


async def received(work: Work, referral_id: UUID) -> Received | None:
    """The referral whose packet is open and to which the viewer is assigned; None for any other. One statement."""
    row = (await work.session.execute(_RECEIVED, {**asking(work), "id": referral_id})).one_or_none()
    return None if row is None or is_forged(work, row.on_it) else Received(row.sender, row.purpose)
