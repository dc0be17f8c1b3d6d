"""What counts for the clocks of a request, told by a person, and the history of all of it: nothing lengthens an end."""

from dataclasses import dataclass
from datetime import datetime
from typing import cast
from uuid import UUID

from sqlalchemy import text

from hub.audit.verbs import Verb
from hub.deadlines.clock_rule import Start
from hub.deadlines.ruling import Ruling, begun, load
from hub.exchange.vocabulary.deadlines import CLOCK_MOMENTS
from hub.identity.work import Work
from hub.kit.errors import Conflict, Invalid, Reason
from hub.kit.ids import new_id
from hub.kit.rows import by_name
from hub.takedowns.ledger_lines import note
from hub.takedowns.receipt import prove
from hub.takedowns.repository import OpenTakedown, takedown

_ACKNOWLEDGED = "acknowledgement"
_HELD = text("select due_at, clock, clocks from takedown where id = :id for update")
_BEGIN = text("""
with kept as (
  insert into takedown_clock_event (id, request, sender, recipient, kind, at, due_at, clock, recorded_at)
  select :event, id, sender, recipient, :kind, :at, :due_at, :clock, :now from takedown where id = :id
)
update takedown set due_at = :due_at, clock = :clock, clocks = :clocks, updated_at = :now, version = version + 1
where id = :id
""")
_OF_REQUEST = text("""
select kind, at, due_at, clock, recorded_at from takedown_clock_event where request = :request order by recorded_at, id
""")


@dataclass(frozen=True)
class KeptEvent:
    """One thing that counted. `kind`: of `CLOCK_EVENTS`; `due_at`, `clock`: the end, and the rule, that it led to."""

    kind: str
    at: datetime
    due_at: datetime
    clock: str | None
    recorded_at: datetime


async def record_moment(work: Work, request_id: UUID, *, kind: str, at: datetime) -> UUID:
    """Keep that this happened at `at`, and let every clock that waited for it run; answers the request's id.

    By the sender's team. An acknowledgement is the best proof of receipt; of a recipient that answers by itself it is
    its own to give. Raises `NotFound`, `Conflict`, and `Invalid` for a word of no list or a time out of reason.
    """
    request = await takedown(work, request_id, hold=True)
    if request.side(work) != "requester" or (kind == _ACKNOWLEDGED and request.answered_by != "sender"):
        raise Conflict(Reason("not_your_move", "kind"))
    if request.delivery_status != "sent":
        raise Conflict(Reason("not_delivered", "kind"))
    if kind not in CLOCK_MOMENTS:
        raise Invalid(Reason("malformed", "kind", CLOCK_MOMENTS.codes()))
    if not request.created_at <= at <= work.now:
        raise Invalid(Reason("out_of_range", "at", (f"{request.created_at}", f"{work.now}")))
    if kind == _ACKNOWLEDGED:
        await prove(work, request.id, "acknowledgement", at)
    else:
        await _begin(work, request, cast("Start", kind), at)
    note(work, Verb.CLOCK_RECORDED, request)
    return request.id


async def clock_events(work: Work, request_id: UUID) -> tuple[KeptEvent, ...]:
    """Everything that counted for the clocks of this request, oldest first, for both sides. One statement."""
    rows = (await work.session.execute(_OF_REQUEST, {"request": request_id})).all()
    return tuple(by_name(KeptEvent, row) for row in rows)


async def _begin(work: Work, request: OpenTakedown, kind: Start, at: datetime) -> None:
    row = (await work.session.execute(_HELD, {"id": request.id})).one()
    ends = begun(Ruling(row.due_at, row.clock, load(row.clocks)), kind, at)
    given = {"event": new_id(), "id": request.id, "kind": kind, "at": at, "now": work.now}
    values = {"due_at": ends.at, "clock": ends.rule, "clocks": [one.dump() for one in ends.clocks]}
    await work.session.execute(_BEGIN, {**given, **values})
