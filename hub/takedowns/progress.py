"""The recipient's steps on a whole request; the answers to its items are in `answer.py`."""

from uuid import UUID

from hub.identity.work import Work
from hub.kit.errors import Conflict, Reason
from hub.takedowns.door import takedown, to_take
from hub.takedowns.ended_there import end_there
from hub.takedowns.moves import check, move
from hub.takedowns.outcome import unanswered
from hub.takedowns.receipt import prove


async def receive(work: Work, request_id: UUID) -> None:
    """Acknowledge the request: the best proof of receipt, from which a clock of law counts. Not an answer."""
    found = await takedown(work, request_id, hold=True)
    await move(work, found, "received")
    if found.side(work) == "recipient":
        await prove(work, request_id, "acknowledgement", work.now)


async def accept(work: Work, request_id: UUID) -> None:
    """Take the request on. Raises `Conflict` where the terms changed since, or one of the two is suspended."""
    await move(work, await to_take(work, request_id), "accepted")


async def reject(work: Work, request_id: UUID, *, reason: str) -> None:
    """Turn the whole request down, with a reason code; what was not taken is destroyed.

    Where the sender records the answers of a recipient that only gets mail, nothing here could be read.
    """
    found = await takedown(work, request_id)
    check(work, found, "rejected", reason)
    if found.side(work) == "recipient":
        await end_there(work, found, "rejected", reason)
    else:
        await move(work, found, "rejected", reason=reason)


async def start(work: Work, request_id: UUID) -> None:
    """Begin, or go on after a pause."""
    await move(work, await takedown(work, request_id, hold=True), "in-progress")


async def pause(work: Work, request_id: UUID, *, reason: str) -> None:
    """Put on hold, with a reason code; the time runs on."""
    await move(work, await takedown(work, request_id, hold=True), "on-hold", reason=reason)


async def complete(work: Work, request_id: UUID) -> None:
    """Close the request; its outcome is what the items add up to.

    Raises `Conflict` `items_unanswered` while an item waits for a final word.
    """
    found = await takedown(work, request_id, hold=True)
    check(work, found, "completed")
    if unanswered(found.item_status):
        raise Conflict(Reason("items_unanswered", "items"))
    await move(work, found, "completed")


async def fail(work: Work, request_id: UUID, *, reason: str) -> None:
    """Close without success, with a reason code."""
    await move(work, await takedown(work, request_id, hold=True), "failed", reason=reason)
