"""Ended before its end, by either side. What the person's change of mind ends is in `hub.withdrawals`."""

from uuid import UUID

from hub.delivery import outbox
from hub.delivery.due import unschedule
from hub.identity.work import Work
from hub.referrals.door import UNANSWERED, OpenReferral, referral
from hub.referrals.moves import check, move
from hub.releases.cut import destroy
from hub.releases.find import of_object


async def cancel(work: Work, referral_id: UUID, *, reason: str) -> None:
    """End it, with a reason code. Before an acceptance this destroys offer and packet for both sides.

    The sender's messages that nobody has begun to send are stopped, and the recipient of an offer is told that it has
    ended. Raises `NotFound`, `Invalid`, `Conflict`.
    """
    found = await referral(work, referral_id)
    check(work, found, "cancelled", reason)
    if found.status in UNANSWERED:
        await destroy(work, [release.id for release in await of_object(work, found.id)])
    by_sender = found.side(work) == "requester"
    if by_sender:
        await outbox.cancel(work, [found.id], "referral-cancelled")
    await move(work, found, "cancelled", reason=reason)
    if by_sender:
        await unschedule(work, [found.id])
        await _tell(work, found)


async def _tell(work: Work, found: OpenReferral) -> None:
    """Tell the recipient of an offer that it has ended; of a draft it never knew."""
    if found.status != "draft" and found.channel is not None:
        await outbox.queue(
            work,
            recipient_id=found.recipient,
            object_id=found.id,
            release_id=None,
            connector=found.channel,
            event="referral.cancelled",
        )
