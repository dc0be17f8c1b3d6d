"""Ended before its end, by either side. What the person's change of mind ends is in `hub.withdrawals`."""

from uuid import UUID

from hub.cases import repository
from hub.identity.work import Work
from hub.kit.errors import Conflict, Invalid, Reason, Refused
from hub.narrowing.causes import Cause, Narrow, Narrowing
from hub.narrowing.planned import SENDERS_OWN_WORDS
from hub.narrowing.states import ThingState
from hub.takedowns.ended_there import end_request_there
from hub.takedowns.moves import check
from hub.takedowns.outstanding import of_case
from hub.takedowns.repository import OpenTakedown, takedown

SENT_IN_ERROR = "sent-in-error"


async def cancel_request(work: Work, request_id: UUID, *, reason: str, narrow: Narrow) -> None:
    """End the request with a reason code. A sender may do so for its own slip alone: `sent-in-error`, `duplicate`.

    Nothing then says that the person withdrew it, and what a platform has taken ends for `sent-in-error` only:
    everything else is a recall. Raises `NotFound`, `Invalid`, `Conflict`, and `Refused` `recall_needs_her_yes`.
    """
    found = await takedown(work, request_id)
    check(work, found, "cancelled", reason)
    if found.side(work) == "requester":
        await _by_sender(work, found, narrow, reason=reason)
    else:
        await end_request_there(work, found, "cancelled", reason)


async def recall(work: Work, request_id: UUID, *, her_own_yes: bool, narrow: Narrow) -> None:
    """Take one request back for the person. Raises `Invalid` without her own explicit yes: the image may come back."""
    if not her_own_yes:
        raise Invalid(Reason("required", "her_own_yes"))
    found = await takedown(work, request_id)
    if found.side(work) != "requester":
        raise Conflict(Reason("not_your_move", "status"))
    await _by_sender(work, found, narrow, recall=True)


async def _by_sender(
    work: Work, found: OpenTakedown, narrow: Narrow, *, reason: str | None = None, recall: bool = False
) -> None:
    if found.case is None:
        raise Conflict(Reason("not_your_move"))
    await repository.hold(work, found.case)
    if not recall:
        await _require_own_slip(work, found, reason)
    cause = Narrowing(Cause.SENDER_CANCELS, found.case, found.recipient, object=found.id, recall=recall, reason=reason)
    ended = await narrow(work, cause)
    if found.id not in ended.takedowns:
        raise Conflict(Reason("wrong_move", "status"))


async def _require_own_slip(work: Work, found: OpenTakedown, reason: str | None) -> None:
    things = await of_case(work, found.case, found.recipient) if found.case else ()
    taken = any(thing.object == found.id and thing.state() is ThingState.TAKEN for thing in things)
    if reason not in SENDERS_OWN_WORDS or (taken and reason != SENT_IN_ERROR):
        raise Refused(Reason("recall_needs_her_yes", "reason"))
