"""A request whose message died, sent again by hand: frozen anew, with the same span of time from now."""

from uuid import UUID

from hub.audit.verbs import Verb
from hub.cases.repository import case
from hub.delivery import outbox, recheck
from hub.delivery.line import note
from hub.identity.work import Work
from hub.kit.errors import Conflict, NotFound, Reason
from hub.pairs.lock import share
from hub.releases import repeat_reason
from hub.releases.earlier_requests import beside
from hub.releases.read import Opened, look
from hub.releases.repeat_reason import RepeatReason
from hub.takedowns.repository import OpenTakedown, takedown
from hub.takedowns.restart_clock import count_from
from hub.tasks.lifecycle import OPEN


async def request_again(
    work: Work, request_id: UUID, message_id: UUID, duplicate_reason: RepeatReason | None = None
) -> UUID:
    """Queue the request anew in the place of its dead message; answers the new message's id.

    The gate is asked now, and again before it leaves. Raises `NotFound`, `Conflict` where the request has ended, was
    sent meanwhile, its message is not dead or it can no longer be read, `Refused` naming what stands against it, and
    `AskedBeforeError` where the same was asked for beside it meanwhile and no reason is given.
    The dead message first: nobody else takes it; then as a send does.
    """
    await outbox.hold_dead(work, message_id)
    found = await takedown(work, request_id)
    if found.case is None or found.status not in OPEN or found.delivery_status == "sent":
        raise Conflict(Reason("wrong_move", "status", tuple(OPEN), found.status))
    await share(work.session, found.sender, found.recipient)
    opened = await still_allowed(work, found, found.case)
    earlier = await beside(work, found.id, found.case, found.recipient, found.purpose)
    why = repeat_reason.require_reason(earlier, duplicate_reason)
    if earlier:
        await repeat_reason.keep(work, await case(work, found.case), found.id, found.recipient, earlier, why)
    released = await count_from(work, opened, work.now)
    note(work, Verb.DELIVERY_REDELIVERED, found.id, found.recipient)
    return await outbox.queue_again(work, message_id, released)


async def still_allowed(work: Work, found: OpenTakedown, case_id: UUID) -> Opened:
    """What was frozen, where all of it may still leave. Raises `Conflict`, and what the gate raises."""
    try:
        opened = await look(work, found.id, "packet")
    except NotFound:
        raise Conflict(Reason("release_closed")) from None
    await recheck.require(
        work,
        case_id=case_id,
        release_id=opened.id,
        purpose=found.purpose,
        channel=found.channel or "",
        packet=opened.packet,
    )
    return opened
