"""Ended before its end: by either side, or taken back because the person says so herself."""

from uuid import UUID

from sqlalchemy import text

from hub.delivery import outbox
from hub.delivery.due import unschedule
from hub.identity.work import Work
from hub.releases.cut import destroy
from hub.releases.find import of_object
from hub.takedowns.door import OpenTakedown, takedown
from hub.takedowns.moves import check, move
from hub.takedowns.outcome import taken_back
from hub.takedowns.words import FINAL
from hub.tasks.lifecycle import OPEN

_WITHDRAW = text("""
update takedown set status = 'cancelled', reason = 'consent-withdrawn', updated_at = :now, version = version + 1,
  item_status = (select array_agg(case when item = any(:final) then item else 'withdrawn' end order by number)
    from unnest(item_status) with ordinality as each(item, number))
from origin
where origin.org = :org and origin.object = takedown.id and origin.case_file = :case_file
  and (cast(:recipient as uuid) is null or origin.recipient = :recipient)
  and takedown.sender = :org and takedown.status = any(:open)
returning takedown.id, takedown.recipient, origin.channel
""")


async def cancel(work: Work, request_id: UUID, *, reason: str) -> None:
    """End the request with a reason code: items without a final answer are withdrawn, the packet is destroyed.

    A sender's cancellation is told to the recipient. Recalling may bring the image back: a request is recalled for
    the person (`consent-withdrawn`) only on her own explicit yes. Raises `NotFound`, `Invalid`, `Conflict`.
    """
    found = await takedown(work, request_id)
    check(work, found, "cancelled", reason)
    await destroy(work, [release.id for release in await of_object(work, found.id)])
    if found.side(work) == "requester" and found.channel is not None:
        await _unsay(work, found)
    await move(work, found, "cancelled", reason=reason, item_status=taken_back(found.item_status))


async def recall_withdrawn(work: Work, case_id: UUID, *, recipient: UUID | None = None) -> tuple[UUID, ...]:
    """Take back every open request of the case, or those to one recipient: her own explicit yes to the recall.

    Refuses nothing; whoever calls it has cut or destroyed the releases and stopped the deliveries before. Answers the
    ids; one statement, and one for each message that tells a recipient.
    """
    values = {
        "org": work.viewer.organisation,
        "case_file": case_id,
        "recipient": recipient,
        "open": sorted(OPEN),
        "final": sorted(FINAL),
        "now": work.now,
    }
    rows = (await work.session.execute(_WITHDRAW, values)).all()
    for row in rows:
        await _tell(work, row.id, row.recipient, row.channel)
    return tuple(row.id for row in rows)


async def _unsay(work: Work, found: OpenTakedown) -> None:
    await outbox.cancel(work, [found.id], "takedown-cancelled")
    await unschedule(work, [found.id])
    if found.channel is not None:
        await _tell(work, found.id, found.recipient, found.channel)


async def _tell(work: Work, request_id: UUID, recipient: UUID, channel: str) -> None:
    await outbox.queue(
        work,
        recipient_id=recipient,
        object_id=request_id,
        release_id=None,
        connector=channel,
        event="takedown.request.cancelled",
    )
