"""The only way to a request: the sender's team or the recipient asks, everybody else meets `NotFound`."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import text

from hub.cases.team import asking, or_the_hub, works_on_origin
from hub.identity.work import Work
from hub.kit.errors import NotFound
from hub.pairs.lock import share
from hub.releases.open import require_not_held
from hub.releases.terms import require_current
from hub.tasks.causes import CAUSE, REASON
from hub.tasks.lifecycle import Actor
from hub.tasks.steps import side

_TAKEDOWN = """
select takedown.id, takedown.sender, takedown.recipient, status, reason, urgency, language,
  case when delivery_status = 'sent' then due_at end as due_at, clock, received_at, received_proof, delivery_status,
  clocks, item_status, item_reason, outcome, answered_by, created_at, updated_at, version,
  origin.case_file, origin.channel, delivery_status = 'sent' and status = any(:waiting) and due_at < :now as overdue,
  $cause as cause, $reason as cause_reason
from takedown left join origin on origin.org = :org and origin.object = takedown.id
where takedown.id = :id
  and (takedown.recipient = :org or (takedown.sender = :org and $team))
""".replace("$team", or_the_hub(works_on_origin(":org", ":id")))
_TAKEDOWN = _TAKEDOWN.replace("$cause", CAUSE.replace("$id", ":id")).replace("$reason", REASON.replace("$id", ":id"))
_READ = text(_TAKEDOWN)
_HELD = text(_TAKEDOWN + "for update of takedown")
WAITING = ("requested", "received", "accepted", "in-progress", "on-hold")
"""The statuses in which the recipient owes an answer."""
UNTAKEN = ("requested", "received")
"""The statuses in which the platform has not taken it on."""


@dataclass(frozen=True)
class OpenTakedown:
    """A request in clear words. `case` and `channel` are None for the recipient, who never learns the case.

    `due_at` is None while nobody took it: no clock runs. `clocks`: every clock of law (`hub.deadlines.ruling`).
    `overdue`: the recipient still owes an answer after its time. `cause`: what narrowed or ended it last, and
    `cause_reason` the code that its sender gave; for the sender alone: the recipient reads `reason`.
    """

    id: UUID
    sender: UUID
    recipient: UUID
    status: str
    reason: str | None
    urgency: str
    language: str
    due_at: datetime | None
    clock: str | None
    received_at: datetime | None
    received_proof: str | None
    delivery_status: str
    clocks: list[str]
    item_status: list[str]
    item_reason: list[str]
    outcome: str | None
    answered_by: str
    created_at: datetime
    updated_at: datetime
    version: int
    case: UUID | None
    channel: str | None
    overdue: bool
    cause: str | None
    cause_reason: str | None

    def side(self, work: Work) -> Actor:
        """Which side the viewer stands on."""
        return side(work, self.sender)


async def to_take(work: Work, request_id: UUID) -> OpenTakedown:
    """The request, held, for its recipient to take it on: what the pair and the hub changed since lets it.

    The pair's lock first, then the row. Where the sender records what its recipient answered, nothing is asked: what
    has happened can always be recorded. Whether something holds it is asked after the row is held: a narrowing that
    comes later finds it taken. Raises `NotFound`, `Conflict` (`terms_changed`, `party_suspended`, `release_held`).
    """
    found = await takedown(work, request_id)
    if found.side(work) != "recipient" or found.status not in UNTAKEN:
        return await takedown(work, request_id, hold=True)
    await share(work.session, found.sender, found.recipient)
    await require_current(work, found.id)
    held = await takedown(work, request_id, hold=True)
    await require_not_held(work, found.id)
    return held


async def takedown(work: Work, request_id: UUID, *, hold: bool = False) -> OpenTakedown:
    """The request; raises `NotFound` for a foreign and an unknown one, and outside the team of its case, alike.

    `hold`: keep others from changing it until the transaction ends; only for use cases that touch no release.
    """
    given = {"id": request_id, "org": work.viewer.organisation, "now": work.now, "waiting": list(WAITING)}
    given |= asking(work)
    row = (await work.session.execute(_HELD if hold else _READ, given)).one_or_none()
    if row is None:
        raise NotFound
    return OpenTakedown(*row)
