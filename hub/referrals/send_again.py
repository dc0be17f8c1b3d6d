"""An offer whose message died, sent again by hand: its clock counts from now, for nobody could know of it before."""

from uuid import UUID

from sqlalchemy import text

from hub.audit.verbs import Verb
from hub.cases.repository import case
from hub.delivery import outbox, recheck
from hub.delivery.line import note
from hub.identity.work import Work
from hub.kit.errors import Conflict, NotFound, Reason
from hub.pairs.lock import share
from hub.referrals.repository import hold, referral
from hub.referrals.restart_clock import count_from
from hub.releases import repeat_reason
from hub.releases.earlier_requests import beside
from hub.releases.outstanding import hold_objects
from hub.releases.read import look
from hub.releases.repeat_reason import RepeatReason

_WAITS_AGAIN = text("""
update referral set delivery_status = 'waiting', updated_at = :now, version = version + 1
where id = :id and sender = :org
""")


async def offer_again(
    work: Work, referral_id: UUID, message_id: UUID, duplicate_reason: RepeatReason | None = None
) -> UUID:
    """Queue the offer anew in the place of its dead message; answers the new message's id.

    The gate is asked now, and again before it leaves. Raises `NotFound`, `Conflict` where the referral has ended, was
    received meanwhile, its message is not dead or it can no longer be read, `Refused` naming what stands against it,
    and `AskedBeforeError` where the same was asked beside it meanwhile and no reason is given.
    """
    await outbox.hold_dead(work, message_id)
    found = await referral(work, referral_id)
    await share(work.session, found.sender, found.recipient)
    await hold_objects(work, (found.id,))
    await hold(work, found.id)
    found = await referral(work, referral_id)
    if found.case is None or found.status != "requested" or found.delivery_status == "sent":
        raise Conflict(Reason("wrong_move", "status", ("requested",), found.status))
    await _ask(work, found.id, found.case, found.channel or "")
    earlier = await beside(work, found.id, found.case, found.recipient, found.purpose)
    why = repeat_reason.require_reason(earlier, duplicate_reason)
    if earlier:
        await repeat_reason.keep(work, await case(work, found.case), found.id, found.recipient, earlier, why)
    released = await count_from(work, found.id, work.now)
    await work.session.execute(_WAITS_AGAIN, {"id": found.id, "org": found.sender, "now": work.now})
    note(work, Verb.DELIVERY_REDELIVERED, found.id, found.recipient)
    return await outbox.queue_again(work, message_id, released)


async def _ask(work: Work, referral_id: UUID, case_id: UUID, channel: str) -> None:
    """Raise where what was frozen may not leave any more."""
    try:
        offered = await look(work, referral_id, "offer")
    except NotFound:
        raise Conflict(Reason("release_closed")) from None
    packet = offered.packet
    await recheck.require(
        work, case_id=case_id, release_id=offered.id, purpose=packet.purpose, channel=channel, packet=packet
    )
