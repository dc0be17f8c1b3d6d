"""The only way to a request: the sender's team or who is on it at the recipient's; others meet `NotFound`."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text

from hub.cases.fragments import origin
from hub.cases.team import or_the_hub, works_on_origin
from hub.identity.work import Work
from hub.pairs.lock import share
from hub.received.marks import is_forged, on_it
from hub.received.opening import absent, approach
from hub.received.team import asking, works_on_received
from hub.releases.notice import NOTICE
from hub.releases.open import require_not_held
from hub.releases.outstanding import hold_objects
from hub.releases.terms import require_current
from hub.tasks.causes import CAUSE, REASON
from hub.tasks.lifecycle import Actor
from hub.tasks.steps import side
from hub.tasks.versions import ItemNow

_TAKEDOWN = (
    """
select takedown.id, takedown.sender, takedown.recipient, status, reason, urgency, language,
  case when delivery_status = 'sent' then due_at end as due_at, clock, received_at, received_proof, delivery_status,
  clocks, item_status, item_reason, item_version, outcome, answered_by, handed_over_at, created_at, updated_at, version,
  takedown.purpose,
  takedown.recipient = :org as assigned, origin.case_file as "case", origin.channel,
  delivery_status = 'sent' and status = any(:waiting) and due_at < :now as overdue,
  $cause as cause, $reason as cause_reason, $notice as notice, $on_it as on_it
from takedown left $origin
where takedown.id = :id
  and ((takedown.recipient = :org and $mine) or (takedown.sender = :org and $team))
""".replace("$origin", origin("origin", ":org", "takedown.id"))
    .replace("$team", or_the_hub(works_on_origin(":org", ":id")))
    .replace("$mine", works_on_received(":org", ":id"))
)
_TAKEDOWN = _TAKEDOWN.replace("$cause", CAUSE.replace("$id", ":id")).replace("$reason", REASON.replace("$id", ":id"))
_TAKEDOWN = _TAKEDOWN.replace("$notice", NOTICE.replace("$id", ":id")).replace("$on_it", on_it(":org", ":id"))
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
    `item_version`: the version at which each item was last answered. `overdue`: the recipient still owes an answer
    after its time. `cause`: what narrowed or ended it last, and `cause_reason` the code that its sender gave; for the
    sender alone: the recipient reads `reason`. `handed_over_at`: when the server of a recipient without an API took it.
    `notice`: that what was released waits or was replaced, for both sides.
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
    item_version: list[int]
    outcome: str | None
    answered_by: str
    handed_over_at: datetime | None
    created_at: datetime
    updated_at: datetime
    version: int
    purpose: str
    assigned: bool
    case: UUID | None
    channel: str | None
    overdue: bool
    cause: str | None
    cause_reason: str | None
    notice: str | None

    def side(self, work: Work) -> Actor:
        """Which side the viewer stands on."""
        return side(work, self.sender)

    def taken(self) -> bool:
        """Whether it is acted on: it was accepted or answered, or its recipient has no API and its server took it."""
        return self.status not in UNTAKEN or self.handed_over_at is not None

    def items_now(self) -> tuple[ItemNow, ...]:
        """Where each item stands, and since which version."""
        columns = zip(self.item_status, self.item_reason, self.item_version, strict=True)
        return tuple(ItemNow(number, *one) for number, one in enumerate(columns, 1))


async def to_take(work: Work, request_id: UUID) -> OpenTakedown:
    """The request, held, for its recipient to take it on: what the pair and the hub changed since lets it.

    The pair's lock first, then the release, then the row. Where the sender records what its recipient answered,
    nothing is asked: what has happened can always be recorded. Whether something holds it is asked after the row is
    held: a narrowing that comes later finds it taken. Raises `NotFound`, `Conflict`
    (`terms_changed`, `party_suspended`, `release_held`).
    """
    found = await takedown(work, request_id)
    asks = found.side(work) == "recipient" and not found.taken()
    if asks:
        await share(work.session, found.sender, found.recipient)
        await require_current(work, found.id)
    await hold_objects(work, (found.id,))
    held = await takedown(work, request_id, hold=True)
    if asks:
        await require_not_held(work, found.id)
    return held


async def takedown(work: Work, request_id: UUID, *, hold: bool = False) -> OpenTakedown:
    """The request; raises `NotFound` for a foreign and an unknown one, and outside the team of its case, alike.

    At the recipient's whoever is assigned finds it; to one who may take it the `NotFound` is an `AssignFirstError`.
    `hold`: keep others from changing it until the transaction ends; only for use cases that touch no release.
    """
    row = await _row(work, request_id, hold=hold)
    if row is None:
        how = await approach(work, request_id)
        row = await _row(work, request_id, hold=hold) if how.look_again() else None
        if row is None:
            raise absent(how)
    found = {name: value for name, value in row._mapping.items() if name != "on_it"}  # noqa: SLF001 - SQLAlchemy's name
    return OpenTakedown(**found)


async def _row(work: Work, request_id: UUID, *, hold: bool) -> Row[Any] | None:
    given = {"id": request_id, "org": work.viewer.organisation, "now": work.now, "waiting": list(WAITING)}
    row = (await work.session.execute(_HELD if hold else _READ, {**given, **asking(work)})).one_or_none()
    return None if row is None or is_forged(work, row.on_it) else row
