"""Ended before its end, by either side. What the person's change of mind ends is in `hub.withdrawals`."""

from uuid import UUID

from hub.delivery import outbox
from hub.delivery.due import unschedule
from hub.identity.work import Work
from hub.kit.errors import Invalid, Reason
from hub.releases.cut import destroy
from hub.releases.find import of_object
from hub.takedowns.door import OpenTakedown, takedown
from hub.takedowns.moves import check, move
from hub.takedowns.outcome import taken_back


async def cancel(work: Work, request_id: UUID, *, reason: str) -> None:
    """End the request with a reason code: items without a final answer are withdrawn, the packet is destroyed.

    A sender's cancellation is told to the recipient. Recalling may bring the image back: a request is recalled for
    the person (`consent-withdrawn`) only on her own explicit yes. Raises `NotFound`, `Invalid`, `Conflict`.
    """
    found = await takedown(work, request_id)
    check(work, found, "cancelled", reason)
    releases = [release.id for release in await of_object(work, found.id)]
    await destroy(work, releases)
    by_sender = found.side(work) == "requester"
    if by_sender:
        await outbox.cancel(work, [found.id], "takedown-cancelled")
    await move(work, found, "cancelled", reason=reason, item_status=taken_back(found.item_status))
    if by_sender:
        await unschedule(work, [found.id, *releases])
        await _tell(work, found)


async def recall(work: Work, request_id: UUID, *, her_own_yes: bool) -> None:
    """Take one request back for the person. Raises `Invalid` without her own explicit yes: the image may come back."""
    if not her_own_yes:
        raise Invalid(Reason("required", "her_own_yes"))
    await cancel(work, request_id, reason="consent-withdrawn")


async def _tell(work: Work, found: OpenTakedown) -> None:
    if found.channel is not None:
        await outbox.queue(
            work,
            recipient_id=found.recipient,
            object_id=found.id,
            release_id=None,
            connector=found.channel,
            event="takedown.request.withdrawn",
        )
