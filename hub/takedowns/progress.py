"""The recipient's steps on a whole request; the answers to its items are in `answer.py`."""

from uuid import UUID

from hub.identity.work import Work
from hub.kit.errors import Conflict, Reason
from hub.received.opening import take_on
from hub.takedowns.ended_there import end_request_there
from hub.takedowns.moves import check, move
from hub.takedowns.outcome import unanswered
from hub.takedowns.receipt import prove
from hub.takedowns.repository import OpenTakedown, takedown, to_take
from hub.tasks.versions import require_seen


async def receive(work: Work, request_id: UUID) -> None:
    """Acknowledge the request: the best proof of receipt, from which a clock of law counts. Not an answer."""
    found = await takedown(work, request_id, hold=True)
    await move(work, found, "received")
    if found.side(work) == "recipient":
        await prove(work, request_id, "acknowledgement", work.now)


async def take_up(work: Work, request_id: UUID) -> None:
    """Take the request on; at the recipient's, whoever accepts is assigned.

    Raises `Conflict` where the terms changed since, or one of the two is suspended.
    """
    await take_on(work, request_id)
    await move(work, await to_take(work, request_id), "accepted")


async def turn_down(work: Work, request_id: UUID, *, reason: str, expected_version: int | None = None) -> None:
    """Turn the whole request down, with a reason code; what was not taken is destroyed.

    `expected_version`, here and below: the version that the caller has seen; another one raises `MovedOnError`.

    Where the sender records the answers of a recipient that only gets mail, nothing here could be read.
    """
    found = await takedown(work, request_id)
    await require_seen(work, found, expected_version, found.items_now())
    check(work, found, "rejected", reason)
    if found.side(work) == "recipient":
        await end_request_there(work, found, "rejected", reason, expected_version=expected_version)
    else:
        await move(work, found, "rejected", reason=reason)


async def start(work: Work, request_id: UUID, *, expected_version: int | None = None) -> None:
    """Begin, or go on after a pause."""
    await move(work, await _seen(work, request_id, expected_version), "in-progress")


async def pause(work: Work, request_id: UUID, *, reason: str, expected_version: int | None = None) -> None:
    """Put on hold, with a reason code; the time runs on."""
    await move(work, await _seen(work, request_id, expected_version), "on-hold", reason=reason)


async def complete(work: Work, request_id: UUID, *, expected_version: int | None = None) -> None:
    """Close the request; its outcome is what the items add up to.

    Raises `Conflict` `items_unanswered` while an item waits for a final word.
    """
    found = await _seen(work, request_id, expected_version)
    check(work, found, "completed")
    if unanswered(found.item_status):
        raise Conflict(Reason("items_unanswered", "items"))
    await move(work, found, "completed")


async def fail(work: Work, request_id: UUID, *, reason: str, expected_version: int | None = None) -> None:
    """Close without success, with a reason code."""
    await move(work, await _seen(work, request_id, expected_version), "failed", reason=reason)


async def _seen(work: Work, request_id: UUID, expected_version: int | None) -> OpenTakedown:
    """The request, held, in the version that the caller has seen."""
    found = await takedown(work, request_id, hold=True)
    await require_seen(work, found, expected_version, found.items_now())
    return found
