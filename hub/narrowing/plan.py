"""What one cause does to everything that is out of a case: read off the table, thing by thing. Pure."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from uuid import UUID

from hub.narrowing.acts import Act, Cell, Told, Until
from hub.narrowing.causes import Narrowing
from hub.narrowing.doing import DO, nothing
from hub.narrowing.planned import ANSWERED_KEPT, WATCHED, Plan, ReleaseAnswer, ThingInCell
from hub.narrowing.states import Thing, ThingState
from hub.narrowing.table import TABLE

_ASKS = {Act.ASK: "all", Act.ASK_FIELDS: "fields", Act.ASK_REPORTED: "reported", Act.ASK_CHILD: "as-a-child"}
_ASKS_ALL_READERS = frozenset({Act.ASK_REPORTED, Act.ASK_CHILD})


def asks_anew(narrowing: Narrowing, thing: Thing) -> bool:
    """Whether the shell has to ask about this thing's releases before there can be a plan."""
    return _about(narrowing, thing) and TABLE[narrowing.cause][thing.state()].act in (Act.REPACK, Act.LESSEN)


def plan(
    narrowing: Narrowing,
    things: Iterable[Thing],
    now: datetime,
    answers: Mapping[UUID, ReleaseAnswer] | None = None,
    *,
    published: bool = False,
    adults_alone: Collection[UUID] = (),
) -> Plan:
    """What this cause does to these things. `answers`: by release, for what is asked anew; none counts as a no.

    `published`: whether the person's images are. `adults_alone`: the things whose recipient serves adults alone.
    """
    total = Plan()
    for thing in things:
        if _about(narrowing, thing):
            cell = TABLE[narrowing.cause][thing.state()]
            for_adults = thing.object in adults_alone
            total = total.plus(_of_one(ThingInCell(narrowing, thing, cell, now, answers or {}, published, for_adults)))
    return total


def when_over(narrowing: Narrowing, thing: Thing, now: datetime, answers: Mapping[UUID, ReleaseAnswer]) -> Plan:
    """What becomes of one thing whose hold has reached its limit: released anew as the gate says, or ended."""
    cell = Cell(Act.REPACK, Until.NEW_END, Told.NEUTRAL)
    return _of_one(ThingInCell(narrowing, thing, cell, now, answers, published=False, adults_alone=False))


def _about(narrowing: Narrowing, thing: Thing) -> bool:
    wanted = (narrowing.recipient, narrowing.purpose, narrowing.channel, narrowing.object)
    there = (thing.recipient, thing.purpose, thing.channel, thing.object)
    return all(one is None or one == other for one, other in zip(wanted, there, strict=True))


def _variant(asked: ThingInCell) -> Act:
    """What is done here, where the cell leaves it to what she said or to where the thing stands."""
    narrowing, thing, act = asked.narrowing, asked.thing, asked.cell.act
    if thing.state() is ThingState.TAKEN and narrowing.recall:
        return Act.CUT
    if thing.object in narrowing.watched:
        return Act.KEEP
    if act is Act.GO_ON:
        return act if narrowing.recipient is None and not narrowing.recall and thing.open else Act.CUT
    if act in (Act.REDUCE, Act.RETAIN) and thing.answered_at and thing.answered_at + ANSWERED_KEPT <= asked.now:
        return Act.CUT
    if act is Act.CUT_ADULTS_ALONE:
        return Act.CUT if asked.adults_alone else Act.KEEP
    if act is Act.HOLD_UNPUBLISHED:
        return Act.KEEP if asked.published else Act.HOLD
    return act


def _of_one(asked: ThingInCell) -> Plan:
    act = _variant(asked)
    done = DO.get(act, nothing)(asked)
    if done == Plan() and act in _NARROWS and asked.thing.shut_off():
        return _noted(asked, act) if _takes(asked, act) else done
    if done == Plan() and (act not in _MAY_LEAVE_AS_IT_IS or _is_over(asked.thing)):
        return done
    return (
        done.plus(_messages(asked, act, done))
        .plus(_held(asked, done))
        .plus(_limited(asked, done))
        .plus(_noted(asked, act if done != Plan() else Act.KEEP))
    )


_NARROWS = (Act.CUT, Act.DESTROY, Act.REPACK, Act.LESSEN)
"""Noted also where all is shut off already: what a suspension shut off comes back only where nothing came after it."""
_MAY_LEAVE_AS_IT_IS = (Act.KEEP, Act.HOLD_UNREAD)


def _takes(asked: ThingInCell, act: Act) -> bool:
    """Whether this would take something from what is shut off; what the gate still allows whole comes back whole."""
    if act is not Act.REPACK:
        return True
    found = [(one, asked.answers.get(one.id, ReleaseAnswer(refused=True))) for one in asked.thing.may_be_read()]
    return any(said.refused or said.less or (said.until and said.until < one.readable_until) for one, said in found)


def _is_over(thing: Thing) -> bool:
    """It has ended, and nothing of it can be read any more."""
    return not thing.open and not thing.living()


def _messages(asked: ThingInCell, act: Act, done: Plan) -> Plan:
    """What waits to be sent about this thing: the column of what is queued."""
    if act is Act.GO_ON or asked.thing.object in asked.narrowing.watched:
        return Plan()
    queued = TABLE[asked.narrowing.cause][ThingState.QUEUED].act
    if queued is Act.HOLD:
        return Plan(wait=(asked.thing.object,))
    ends = act in (Act.CUT, Act.CLOSE_OFF, Act.DESTROY) or bool(done.cut)
    return Plan(stop=(asked.thing.object,)) if queued is Act.CANCEL or ends else Plan()


def _held(asked: ThingInCell, done: Plan) -> Plan:
    """The questions to whoever may hold a copy: the column of who downloaded."""
    act = TABLE[asked.narrowing.cause][ThingState.HOLDER].act
    if act not in _ASKS:
        return Plan()
    gone = {*(id for id, _ in done.cut), *done.destroy, *done.repack, *done.reduce}
    asked_about = [
        one
        for one in asked.thing.releases
        if one.opened and (one.id in gone or (act in _ASKS_ALL_READERS and one.read))
    ]
    less = {*done.repack, *done.reduce}
    return Plan(ask=tuple((one.id, "fields" if one.id in less else _ASKS[act]) for one in asked_about))


def _limited(asked: ThingInCell, done: Plan) -> Plan:
    """A hold that begins now ends in time; one that this cause holds already keeps the limit that it had."""
    new = [one for one in asked.thing.releases if one.id in done.hold and asked.narrowing.cause.value not in one.holds]
    if asked.cell.limit is None or not new:
        return Plan()
    return Plan(limits=((asked.thing.object, asked.now + asked.cell.limit),))


def _noted(asked: ThingInCell, act: Act) -> Plan:
    if asked.thing.object in asked.narrowing.watched:
        return Plan(noted=((asked.thing.object, WATCHED),))
    return Plan(noted=((asked.thing.object, act.value),))
