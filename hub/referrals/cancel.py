"""Ended before its end, by either side. What the person's change of mind ends is in `hub.withdrawals`."""

from uuid import UUID

from hub.cases import repository
from hub.identity.work import Work
from hub.kit.errors import Conflict, Reason
from hub.narrowing.causes import Cause, Narrow, Narrowing
from hub.referrals.ended_there import end_there
from hub.referrals.moves import check
from hub.referrals.repository import OpenReferral, referral


async def cancel(work: Work, referral_id: UUID, *, reason: str, narrow: Narrow) -> None:
    """End it, with a reason code. By the sender everything of it is narrowed; of an engaged lawyer it steps out.

    The recipient reads `ended-by-sender`, or the sender's own slip (`sent-in-error`, `duplicate`); what a recipient
    gives as its reason is told as it is. Raises `NotFound`, `Invalid`, `Conflict`.
    """
    found = await referral(work, referral_id)
    check(work, found, "cancelled", reason)
    if found.side(work) == "requester":
        await _by_sender(work, found, reason, narrow)
    else:
        await end_there(work, found, "cancelled", reason)


async def _by_sender(work: Work, found: OpenReferral, reason: str, narrow: Narrow) -> None:
    if found.case is None:
        raise Conflict(Reason("not_your_move"))
    await repository.hold(work, found.case)
    cause = Narrowing(Cause.SENDER_CANCELS, found.case, found.recipient, found.purpose, object=found.id, reason=reason)
    ended = await narrow(work, cause)
    if found.id not in ended.referrals:
        raise Conflict(Reason("stale"))
