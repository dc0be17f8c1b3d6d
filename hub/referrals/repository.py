"""The only way to a referral: the sender's team or who is on it at the recipient's; others meet `NotFound`."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text

from hub.cases.fragments import came_of
from hub.cases.team import or_the_hub, works_on_origin
from hub.identity.work import Work
from hub.received.marks import is_forged, on_it
from hub.received.opening import absent, approach
from hub.received.team import asking, sees_offer, works_on_received
from hub.referrals.open_dates import OpenDate, read
from hub.releases.notice import NOTICE
from hub.tasks.causes import CAUSE, REASON
from hub.tasks.clocks import clocks_stand
from hub.tasks.lifecycle import Actor
from hub.tasks.steps import side

OVERDUE = "(delivery_status = 'sent' and status = any(:waiting) and respond_by < :now and not $stand)".replace(
    "$stand", clocks_stand("referral.sender")
)
"""SQL over a row of `referral`: is its answer late? Not before it was sent, nor while the clocks stand still."""
_REFERRAL = text(
    """
select referral.id, referral.sender, referral.recipient, purpose, status, reason, urgency, language,
  case when delivery_status = 'sent' then respond_by end as respond_by,
  expires_at, capacity, engagement, engaged_on, open_dates, outcome, rerouted_from, created_at, updated_at, version,
  delivery_status, origin.case_file as "case", origin.channel, $overdue as overdue,
  $cause as cause, $reason as cause_reason, $notice as notice, recipient = :org and $mine as assigned, $on_it as on_it
from (
  select id, sender, recipient, purpose, status, reason, urgency, language, respond_by, expires_at, capacity,
    engagement, engaged_on, open_dates, outcome, rerouted_from, created_at, updated_at, version, delivery_status
  from referral
  where id = :id and ((sender = :org and $team)
    or (recipient = :org and status not in ('draft', 'entered-in-error')
      and ($mine or (status = any(:waiting) and $offer))))
) as referral
left join (select object, case_file, channel $came_of) as origin on true
""".replace("$team", or_the_hub(works_on_origin(":org", ":id")))
    .replace("$came_of", came_of(":org", ":id"))
    .replace("$mine", works_on_received(":org", ":id"))
    .replace("$on_it", on_it(":org", ":id"))
    .replace("$offer", sees_offer(":org", ":id"))
    .replace("$overdue", OVERDUE)
    .replace("$cause", CAUSE.replace("$id", ":id"))
    .replace("$reason", REASON.replace("$id", ":id"))
    .replace("$notice", NOTICE.replace("$id", ":id"))
)
_LOCKED = text("select from referral where id = :id for update")


@dataclass(frozen=True)
class OpenReferral:
    """A referral in clear words. `case` and `channel` are None for the recipient, who never learns the case.

    `respond_by` is None while nobody took it: no clock runs.
    `overdue`: the recipient should have accepted or rejected by now. `cause`: what narrowed or ended it last, and
    `cause_reason` the code that its sender gave; for the sender alone: the recipient reads `reason`. `notice`: that
    what was released waits or was replaced, for both sides. `assigned`: the viewer is on it at the recipient's.
    """

    id: UUID
    sender: UUID
    recipient: UUID
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
    open_dates: tuple[OpenDate, ...]
    outcome: str | None
    rerouted_from: UUID | None
    created_at: datetime
    updated_at: datetime
    version: int
    delivery_status: str
    case: UUID | None
    channel: str | None
    overdue: bool
    cause: str | None
    cause_reason: str | None
    notice: str | None
    assigned: bool

    def side(self, work: Work) -> Actor:
        """Which side the viewer stands on."""
        return side(work, self.sender)


UNANSWERED = ("requested", "received")
"""Offered, and neither accepted nor rejected: received is not an answer."""


async def referral(work: Work, referral_id: UUID) -> OpenReferral:
    """The referral; raises `NotFound` for a foreign, an unknown and, to the recipient, a drafted one alike.

    At the sender's, only the team of the case that it came from finds it; at the recipient's, whoever is assigned, and
    while it waits for an answer whoever may take it (`AssignFirstError`, a `NotFound`, from then on).
    """
    row = await _row(work, referral_id)
    if row is None or (row.recipient == work.viewer.organisation and not row.assigned):
        how = await approach(work, referral_id)
        row = await _row(work, referral_id) if how.look_again() else row
        if row is None:
            raise absent(how)
    dates = read(row.open_dates)
    found = {name: value for name, value in row._mapping.items() if name != "on_it"}  # noqa: SLF001 - SQLAlchemy's name
    return OpenReferral(**{**found, "open_dates": dates})


async def _row(work: Work, referral_id: UUID) -> Row[Any] | None:
    given = {"id": referral_id, "org": work.viewer.organisation, "now": work.now, "waiting": list(UNANSWERED)}
    row = (await work.session.execute(_REFERRAL, {**given, **asking(work)})).one_or_none()
    return None if row is None or is_forged(work, row.on_it) else row


async def hold(work: Work, referral_id: UUID) -> None:
    """Keep others from changing this referral until the transaction ends; for use cases that touch no release."""
    await work.session.execute(_LOCKED, {"id": referral_id})
