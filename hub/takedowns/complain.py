"""A complaint about what became of a request: the request again and no word more, sent when a person says so.

The hub never sends one by itself. What left is asked of the gate anew, as before every send.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from hub.audit.verbs import Verb
from hub.deadlines.ruling import load
from hub.deadlines.standing import Finding
from hub.delivery.about import newest_about
from hub.delivery.lists import ListedMessage
from hub.delivery.outbox import queue
from hub.exchange.profiles import ComplaintForm
from hub.identity.work import Work
from hub.kit.errors import Conflict, Reason
from hub.pairs.lock import share
from hub.releases.open import require_not_held
from hub.takedowns.findings import findings
from hub.takedowns.ledger_lines import note
from hub.takedowns.prepared import refused_at, steps_now
from hub.takedowns.repository import OpenTakedown, takedown
from hub.takedowns.send_again import still_allowed

COMPLAINT: Final = "takedown.request.disputed"
UNANSWERED: Final = "takedown.request.unanswered"
_STEP: Final = "complaint"
_NEVER_LEFT: Final = "cancelled"


@dataclass(frozen=True)
class ComplaintState:
    """Whether one can be sent now (`against` is empty), and the message of the one that was."""

    against: tuple[Reason, ...]
    message: ListedMessage | None


async def complaint_state(work: Work, request: OpenTakedown) -> ComplaintState | None:
    """How it stands, for the sender's team; None for the recipient."""
    return None if request.case is None else await _state(work, request)


async def complain(work: Work, request_id: UUID) -> UUID:
    """Queue the complaint about what became of this request; answers the request's id. Its status stays as it is.

    Raises `NotFound`, `Conflict` for the recipient, where nothing was refused and no time is over, where the form has
    no complaint, where one is on its way or was sent, where the window is over or what was sent is held or gone; and
    `Refused` naming what stands against it now. The pair's lock first, then as a send does, then the row: of two
    who ask at once the second finds the first's.
    """
    found = await takedown(work, request_id)
    if found.side(work) != "requester" or found.case is None:
        raise Conflict(Reason("not_your_move"))
    await _require(work, found)  # before the gate, which would write a refusal down
    await share(work.session, found.sender, found.recipient)
    release = (await still_allowed(work, found, found.case)).id
    await require_not_held(work, found.id)
    request = await takedown(work, request_id, hold=True)
    await _require(work, request)
    await queue(
        work,
        recipient_id=request.recipient,
        object_id=request.id,
        release_id=release,
        connector=request.channel or "",
        event=UNANSWERED if refused_at(request) is None else COMPLAINT,
    )
    note(work, Verb.COMPLAINT_QUEUED, request)
    return request.id


def complaint_reasons(
    request: OpenTakedown,
    form: ComplaintForm,
    earlier: ListedMessage | None,
    found: Sequence[Finding],
    now: datetime,
) -> tuple[Reason, ...]:
    """Why no complaint can be sent; empty where one can. `earlier`: the newest one's message. Pure."""
    if earlier is not None and earlier.status != _NEVER_LEFT:
        return (Reason("complained_already"),)
    steps = [step for step in steps_now(request, found, now) if step.kind == _STEP]
    if not any(step.rule.rule_id == form.after for step in steps):
        return (Reason("nothing_to_complain_of"),)
    ends = [one.due_at for one in load(request.clocks) if one.due_at and one.rule.partition("/")[0] == form.within]
    return (Reason("complaint_too_late"),) if any(end <= now for end in ends) else ()


async def _require(work: Work, request: OpenTakedown) -> None:
    against = (await _state(work, request)).against
    if against:
        raise Conflict(*against)


async def _state(work: Work, request: OpenTakedown) -> ComplaintState:
    profile = work.profiles.get(request.channel or "")
    form = profile.complaint if profile else None
    if form is None:
        return ComplaintState((Reason("no_complaint_form"),), None)
    earlier = await newest_about(work, request.id, (COMPLAINT, UNANSWERED))
    looked = (await findings(work, [request.id]))[request.id].found
    return ComplaintState(complaint_reasons(request, form, earlier, looked, work.now), earlier)
