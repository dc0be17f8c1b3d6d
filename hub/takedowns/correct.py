"""A final answer is changed by a correction alone: with a reason, the earlier answer kept, and no clock longer."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import text

from hub.audit.trail import record
from hub.audit.verbs import Verb
from hub.exchange.vocabulary.code_set import codes_of
from hub.exchange.vocabulary.takedowns import CORRECTIONS
from hub.identity.work import Work
from hub.kit.errors import Conflict, Invalid, Reason
from hub.kit.ids import new_id
from hub.kit.rows import by_name
from hub.received.team import asking
from hub.takedowns.outcome import ItemAnswer, answered, correction_reasons, outcome
from hub.takedowns.repository import WAITING, OpenTakedown, takedown
from hub.takedowns.words import recipients_words, senders_words
from hub.tasks.steps import may_step, require_moved
from hub.tasks.versions import require_seen

_ENDED = ("completed", "failed")
# the correction first: the database changes no final answer without one. Neither `due_at` nor `updated_at`, from which
# the end of reading counts, moves: a later word never lengthens
_KEEP = text("""
insert into takedown_correction (id, request, sender, recipient, item, version, earlier_status, earlier_reason, status,
  reason, why, corrected_by, at)
values (:correction, :id, :sender, :recipient, :item, :version + 1, :earlier_status, :earlier_reason, :status, :reason,
  :why, :org, :now)
""")
_CORRECT = text(
    """
update takedown set item_status = :item_status, item_reason = :item_reason, outcome = :outcome, version = version + 1
where id = :id and version = :version and $may
returning version
""".replace("$may", may_step("takedown"))
)
_OF_REQUEST = text("""
select item, earlier_status, earlier_reason, status, reason, why, corrected_by, at from takedown_correction
where request = :request order by version, item
""")


@dataclass(frozen=True)
class Correction:
    """One correction as both sides see it. `corrected_by`: the organisation."""

    item: int
    earlier_status: str
    earlier_reason: str
    status: str
    reason: str
    why: str
    corrected_by: UUID
    at: datetime


async def correct(work: Work, request_id: UUID, said: ItemAnswer, *, why: str, expected_version: int) -> UUID:
    """Replace the final answer to one item by this one; answers the request's id.

    By whoever answers: the recipient, or the sender where it records the answers. Raises `NotFound`, `Invalid` for
    an answer that is not final or a word of no list, `Conflict` for the other side, an ended request, and
    `MovedOnError`.
    """
    found = await takedown(work, request_id, hold=True)
    _require_mine(work, found)
    await require_seen(work, found, expected_version, found.items_now())
    if why not in CORRECTIONS:
        raise Invalid(Reason("malformed", "why", codes_of(CORRECTIONS)))
    words = (recipients_words if found.side(work) == "recipient" else senders_words)(found.purpose)
    against = correction_reasons(said, found.item_status, found.item_reason, words, still_open=found.status in WAITING)
    if against:
        raise Invalid(*against)
    await _write(work, found, said, why)
    return found.id


async def corrections(work: Work, request_id: UUID) -> tuple[Correction, ...]:
    """Every correction of this request's answers, oldest first, for both sides. One statement."""
    rows = (await work.session.execute(_OF_REQUEST, {"request": request_id})).all()
    return tuple(by_name(Correction, row) for row in rows)


def _require_mine(work: Work, found: OpenTakedown) -> None:
    if (found.side(work) == "recipient") != (found.answered_by == "recipient"):
        raise Conflict(Reason("not_your_move", "number"))
    if found.status not in (*WAITING, *_ENDED):
        raise Conflict(Reason("wrong_move", "status", tuple(sorted((*WAITING, *_ENDED))), found.status))


async def _write(work: Work, found: OpenTakedown, said: ItemAnswer, why: str) -> None:
    place = said.number - 1
    statuses, reasons = answered(found.item_status, found.item_reason, [said])
    us = work.viewer.organisation
    now = {"id": found.id, "version": found.version, "now": work.now}
    kept = {
        "correction": new_id(),
        "sender": found.sender,
        "recipient": found.recipient,
        "item": said.number,
        "earlier_status": found.item_status[place],
        "earlier_reason": found.item_reason[place],
        "status": said.status,
        "reason": said.reason,
        "why": why,
        "org": us,
    }
    await work.session.execute(_KEEP, {**now, **kept})
    changed = {"item_status": statuses, "item_reason": reasons, "outcome": outcome(statuses, found.purpose)}
    require_moved((await work.session.execute(_CORRECT, {**asking(work), **now, **changed})).one_or_none())
    record(
        work.session,
        Verb.ANSWER_CORRECTED,
        actor=us,
        principal=work.viewer.principal,
        sender=found.sender,
        recipient=found.recipient,
        object_id=found.id,
        at=work.now,
    )
