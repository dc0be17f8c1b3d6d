"""A request that goes on after consent was taken back is kept to its final answer and 30 days, and then destroyed."""

from datetime import datetime, timedelta
from uuid import UUID

from hub.delivery.due import schedule
from hub.identity.work import Work
from hub.kit.errors import NotFound
from hub.narrowing.planned import ANSWERED_KEPT
from hub.releases.cut import DESTROY
from hub.releases.outstanding import frozen
from hub.releases.repack import end_earlier
from hub.takedowns.outcome import unanswered
from hub.takedowns.repository import takedown
from hub.tasks.lifecycle import OPEN

RETAIN = "takedown.retain"
"""The kind of due date at which a request that goes on is looked at for its final answer."""
_DAILY = timedelta(days=1)


async def retain(work: Work, request_id: UUID) -> datetime | None:
    """Once the final answer is there, let reading end 30 days after it; answers when to look again, if it is not.

    The worker calls this every day, as the sender. What was answered and reopened in between counts from its last
    answer.
    """
    try:
        found = await takedown(work, request_id)
    except NotFound:
        return None
    if found.status in OPEN and unanswered(found.item_status):
        return work.now + _DAILY
    until = found.updated_at + ANSWERED_KEPT
    living = [one for one in (await frozen(work, [request_id])).get(request_id, ()) if not one.cut]
    await end_earlier(work, {one.id: until for one in living})
    for one in living:
        await schedule(work, one.id, DESTROY, min(one.readable_until, until))
    return None
