"""A recipient ends a request: what it has not taken is destroyed, what it has taken is kept for complaint."""

from hub.identity.work import Work
from hub.kit.errors import Conflict, Reason
from hub.narrowing.causes import UNKNOWN_CASE, Cause, Narrowing
from hub.narrowing.plan import plan
from hub.narrowing.states import Thing
from hub.received.walls import step_aside
from hub.releases.cut import destroy
from hub.releases.outstanding import frozen, hold_objects
from hub.releases.repack import end_earlier
from hub.takedowns.moves import move
from hub.takedowns.repository import OpenTakedown, takedown
from hub.tasks.lifecycle import OPEN
from hub.tasks.versions import require_seen

CONFLICT = "conflict-of-interest"


async def end_request_there(
    work: Work, found: OpenTakedown, status: str, reason: str, *, expected_version: int | None = None
) -> None:
    """End the request for its recipient, the viewer; `status`: rejected or cancelled. The release first, then the row.

    A conflict of interest is one reviewer's: she is walled off, and another one takes it as it stands. Raises
    `Conflict` `reviewer_conflict` where nobody else could.
    """
    if reason == CONFLICT:
        await _step_aside(work, found)
        return
    await hold_objects(work, (found.id,))
    held = await takedown(work, found.id, hold=True)
    await require_seen(work, held, expected_version, held.items_now())
    releases = (await frozen(work, (found.id,))).get(found.id, ())
    thing = Thing(
        object=held.id,
        kind="takedown",
        recipient=held.recipient,
        purpose="removal",
        channel="",
        status=held.status,
        open=held.status in OPEN,
        told=True,
        handed_over=held.handed_over_at is not None,
        releases=releases,
    )
    done = plan(Narrowing(Cause.RECIPIENT_CANCELS, UNKNOWN_CASE, reason=reason), (thing,), work.now)
    await destroy(work, done.destroy)
    await end_earlier(work, dict(done.end_earlier))
    await move(work, held, status, reason=reason)


async def _step_aside(work: Work, found: OpenTakedown) -> None:
    try:
        await step_aside(work, found.id)
    except Conflict as alone:
        raise Conflict(Reason("reviewer_conflict", "reason")) from alone
