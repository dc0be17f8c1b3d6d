"""A message sent again by hand: the same id, the same bytes, the whole schedule anew; and a line in the ledger.

The gate is asked here as before sending, so that whoever asks learns at once what stands against it.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text

from hub.audit import trail
from hub.audit.verbs import Verb
from hub.cases.door import case
from hub.cases.team import asking, works_on_origin
from hub.delivery import recheck
from hub.delivery.dispatch import TIME_IS_OVER
from hub.delivery.engine import Ended, Heard
from hub.identity.work import Work
from hub.kit.errors import Conflict, NotFound, Reason
from hub.releases import again
from hub.releases.asked_before import Earlier, beside
from hub.releases.read import by_id
from hub.tasks.delivered import FIRST

NOBODY: Mapping[str, Heard] = {}
AGAIN = frozenset({"dead", "delivered"})
"""What can be sent again. What was cancelled cannot: it was stopped for a reason, and is sent anew or not at all."""

_STATUS = text(
    """
select status, delivery.recipient, delivery.object, release, event, connector, updated_at, origin.case_file,
  origin.purpose,
  (select due_at <= :now and delivery <> 'sent' from party p where p.org = sender and p.object = delivery.object)
    as too_late
from delivery join origin on (origin.org, origin.object) = (delivery.sender, delivery.object)
where id = :id and sender = :org and $team for update of delivery
""".replace("$team", works_on_origin("delivery.sender", "delivery.object"))
)
_QUEUE = text("""
update delivery set status = 'queued', reason = null, attempts = 0, next_at = :now, leased_until = null,
  claimed_at = null, missing = '{}', updated_at = :now
where id = :id and sender = :org
""")


def redelivery_reasons(status: str, *, too_late: bool = False) -> tuple[Reason, ...]:
    """Why a message of this status is not sent again; empty where it is. `too_late`: its own time is over."""
    if status not in AGAIN:
        return (Reason("wrong_move", "delivery"),)
    return (Reason(TIME_IS_OVER, "delivery"),) if too_late else ()


async def _ask(work: Work, row: Row[Any]) -> None:
    """Raise where the gate's answer is no; a notice that discloses nothing asks none."""
    if row.release is None:
        return
    try:
        packet = (await by_id(work, row.release)).packet
    except NotFound:
        raise Conflict(Reason("release_closed")) from None
    which = {"case_id": row.case_file, "release_id": row.release, "purpose": packet.purpose, "channel": row.connector}
    await recheck.require(work, **which, packet=packet)


async def redeliver(
    work: Work, delivery_id: UUID, duplicate_reason: again.Why | None = None, *, heard: Mapping[str, Heard] = NOBODY
) -> None:
    """Queue it again; the gate is asked now, and again before it leaves, as before every send.

    `heard`: the first word of an event to the room whose message it is, as in the engine. Raises `NotFound`, `Conflict`
    where it still waits, is being sent, was cancelled, or says by when to answer and that is over, `Refused`, and
    `AskedBeforeError` where it arrived and no reason is given for sending it again.
    """
    given = {"id": delivery_id, "org": work.viewer.organisation, "now": work.now}
    row = (await work.session.execute(_STATUS, {**given, **asking(work)})).one_or_none()
    if row is None:
        raise NotFound
    reasons = redelivery_reasons(row.status, too_late=row.event in FIRST and bool(row.too_late))
    if reasons:
        raise Conflict(*reasons)
    await _ask(work, row)
    earlier = await _earlier(work, row)
    why = again.require_reason(earlier, duplicate_reason)
    await work.session.execute(_QUEUE, given)
    if earlier:
        await again.keep(work, await case(work, row.case_file), row.object, row.recipient, earlier, why)
    room = heard.get(row.event.partition(".")[0])
    if room is not None:
        await room(work, Ended(row.object, row.event, "none", "queued", work.now))
    trail.record(
        work.session,
        Verb.DELIVERY_REDELIVERED,
        actor=work.viewer.organisation,
        principal=work.viewer.principal,
        sender=work.viewer.organisation,
        recipient=row.recipient,
        object_id=row.object,
        at=work.now,
    )


async def _earlier(work: Work, row: Row[Any]) -> tuple[Earlier, ...]:
    """What the partner took already: this message, or what was sent beside it because it never arrived."""
    if row.status != "delivered":
        return await beside(work, row.object, row.case_file, row.recipient, row.purpose)
    return (Earlier("delivered", object=row.object, status=row.status, at=row.updated_at, case=row.case_file),)
