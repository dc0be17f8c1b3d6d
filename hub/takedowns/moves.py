"""Writing one step of a request: the row changes only if it still is what the caller has seen."""

from collections.abc import Sequence

from sqlalchemy import text

from hub.audit.verbs import Verb
from hub.identity.work import Work
from hub.kit.ids import new_id
from hub.received.team import asking
from hub.releases.taken import take
from hub.takedowns.ledger_lines import note
from hub.takedowns.outcome import outcome, reached
from hub.takedowns.repository import UNTAKEN, WAITING, OpenTakedown
from hub.tasks.lifecycle import Actor
from hub.tasks.steps import may_step, require_move, require_moved

TAKEN_ON = frozenset(WAITING) - frozenset(UNTAKEN)
"""The statuses of a request that its recipient has taken on."""
_MOVE = text(
    """
with kept as (
  insert into takedown_clock_event (id, request, sender, recipient, kind, at, due_at, clock, recorded_at)
  select :event, id, sender, recipient, :proof, :now, due_at, clock, :now from takedown where id = :id and :took
)
update takedown set status = :status, reason = :reason, item_status = :item_status, item_reason = :item_reason,
  outcome = :outcome, updated_at = :now, version = version + 1,
  delivery_status = case when :took then 'sent' else delivery_status end,
  received_at = case when :took then cast(:now as timestamptz) else received_at end,
  received_proof = case when :took then :proof else received_proof end
where id = :id and version = :version and $may
returning version
""".replace("$may", may_step("takedown"))
)


def check(work: Work, request: OpenTakedown, status: str, reason: str | None = None) -> None:
    """Raise unless the viewer may take this step now; see `hub.tasks.steps.require_move`.

    For a recipient that only gets mail the sender takes the recipient's steps too, as its record of the answers.
    """
    require_move(request.status, status, _actor(work, request, status), reason)


def _actor(work: Work, request: OpenTakedown, status: str) -> Actor:
    actor = request.side(work)
    recorded = actor == "requester" and request.answered_by == "sender"
    return "recipient" if recorded and status not in ("requested", "entered-in-error", "cancelled") else actor


async def move(
    work: Work,
    request: OpenTakedown,
    status: str,
    *,
    reason: str | None = None,
    item_status: Sequence[str] | None = None,
    item_reason: Sequence[str] | None = None,
) -> None:
    """Take this step, or only write the items where the status stays; one statement.

    Whoever takes a recipient's step has it: what nobody had taken is sent from here on, and its clock runs.
    Raises what `check` raises, and `Conflict` `stale` where somebody else was quicker.
    """
    if status != request.status:
        check(work, request, status, reason)
    if status in TAKEN_ON and not request.taken():
        await take(work, request.id)
    took = request.delivery_status != "sent" and _actor(work, request, status) == "recipient"
    statuses = request.item_status if item_status is None else list(item_status)
    if took and item_status is None:
        statuses = reached(statuses)
    values = {
        "event": new_id(),
        "id": request.id,
        "version": request.version,
        "status": status,
        "reason": reason,
        "item_status": statuses,
        "item_reason": request.item_reason if item_reason is None else list(item_reason),
        "outcome": outcome(statuses, request.purpose),
        "took": took,
        "proof": "acknowledgement" if request.side(work) == "recipient" else "sent",
        "now": work.now,
    }
    require_moved((await work.session.execute(_MOVE, {**asking(work), **values})).one_or_none())
    if item_status is not None:
        # a line of its own, whether the status moved with the answers or stayed
        note(work, Verb.TAKEDOWN_ANSWERED, request)
