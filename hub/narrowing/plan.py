"""What one cause does to everything that is out of a case: read off the table, thing by thing. Pure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from uuid import UUID

from hub.narrowing.causes import Cause, Narrowing
from hub.narrowing.states import Frozen, State, Thing
from hub.narrowing.table import TABLE, Act, Cell, Told, Until

GRACE = timedelta(days=7)
"""How long what was cut can be given back: a coercer may hold the code (domain rule 4)."""
ANSWERED_KEPT = timedelta(days=30)
"""How long a request stays readable after its final answer."""
_LASTS = {
    Until.DAY_7: GRACE,
    Until.CHOSEN: GRACE,
    Until.DAYS_30: timedelta(days=30),
    Until.DAYS_14: timedelta(days=14),
    Until.HALF_A_YEAR: timedelta(days=183),
}
SENDERS_OWN_WORDS = frozenset({"sent-in-error", "duplicate"})
"""Why a sender may end something by itself and be told as saying so; everything else is the neutral word."""
_ASKS = {Act.ASK: "all", Act.ASK_FIELDS: "fields", Act.ASK_REPORTED: "reported", Act.ASK_CHILD: "as-a-child"}
_ASKS_ALL_READERS = frozenset({Act.ASK_REPORTED, Act.ASK_CHILD})


@dataclass(frozen=True)
class Answer:
    """What is left of one release when it is asked about anew.

    `refused`: something stands against all of it, or a required field is gone. `less`: fields are gone or only in a
    coarser form, or a contact has changed. `until`: until when it may be read now.
    """

    refused: bool = False
    less: bool = False
    until: datetime | None = None


@dataclass(frozen=True)
class End:
    """One referral or request that ends, with the word its recipient reads. `recalled`: its items are withdrawn."""

    object: UUID
    kind: str
    reason: str
    recalled: bool = False


@dataclass(frozen=True)
class Plan:
    """What is to be done, by id. `cut`, `end_earlier`: release and instant; `ask`: release and what is asked.

    `reduce`: repacked to what a platform needs to go on. `stop`, `wait`: things whose messages are cancelled, or wait.
    `noted`: thing and what was done with it, for the sender's own record.
    """

    cut: tuple[tuple[UUID, datetime], ...] = ()
    destroy: tuple[UUID, ...] = ()
    hold: tuple[UUID, ...] = ()
    repack: tuple[UUID, ...] = ()
    reduce: tuple[UUID, ...] = ()
    end_earlier: tuple[tuple[UUID, datetime], ...] = ()
    end: tuple[End, ...] = ()
    stop: tuple[UUID, ...] = ()
    wait: tuple[UUID, ...] = ()
    ask: tuple[tuple[UUID, str], ...] = ()
    retain: tuple[UUID, ...] = ()
    going_on: tuple[UUID, ...] = ()
    noted: tuple[tuple[UUID, str], ...] = ()

    def plus(self, other: "Plan") -> "Plan":
        """Both together."""
        return Plan(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(Plan)))


@dataclass(frozen=True)
class _Asked:
    """One thing in its cell, with what the shell has found out."""

    narrowing: Narrowing
    thing: Thing
    cell: Cell
    now: datetime
    answers: Mapping[UUID, Answer]
    published: bool

    def act(self) -> Act:
        """What is done here, where the cell leaves it to what she said or to where the thing stands."""
        return _variant(self)


def asks_anew(narrowing: Narrowing, thing: Thing) -> bool:
    """Whether the shell has to ask about this thing's releases before there can be a plan."""
    return _about(narrowing, thing) and TABLE[narrowing.cause][thing.state()].act in (Act.REPACK, Act.LESSEN)


def plan(
    narrowing: Narrowing,
    things: Iterable[Thing],
    now: datetime,
    answers: Mapping[UUID, Answer] | None = None,
    *,
    published: bool = False,
) -> Plan:
    """What this cause does to these things. `answers`: by release, for what is asked anew; none counts as a no.

    `published`: whether the person's images are.
    """
    total = Plan()
    for thing in things:
        if _about(narrowing, thing):
            cell = TABLE[narrowing.cause][thing.state()]
            total = total.plus(_of_one(_Asked(narrowing, thing, cell, now, answers or {}, published)))
    return total


def _about(narrowing: Narrowing, thing: Thing) -> bool:
    wanted = (narrowing.recipient, narrowing.purpose, narrowing.channel, narrowing.object)
    there = (thing.recipient, thing.purpose, thing.channel, thing.object)
    return all(one is None or one == other for one, other in zip(wanted, there, strict=True))


def _variant(asked: _Asked) -> Act:
    narrowing, thing, act = asked.narrowing, asked.thing, asked.cell.act
    if thing.state() is State.TAKEN and narrowing.recall:
        return Act.CUT
    if thing.object in narrowing.watched:
        return Act.KEEP
    if act is Act.GO_ON:
        return act if narrowing.recipient is None and not narrowing.recall and thing.open else Act.CUT
    if act in (Act.REDUCE, Act.RETAIN) and thing.answered_at and thing.answered_at + ANSWERED_KEPT <= asked.now:
        return Act.CUT
    if act is Act.HOLD_UNPUBLISHED:
        return Act.KEEP if asked.published else Act.HOLD
    return act


def _of_one(asked: _Asked) -> Plan:
    act = asked.act()
    done = _DO.get(act, _nothing)(asked)
    if done == Plan() and (act not in _MAY_LEAVE_AS_IT_IS or _is_over(asked.thing)):
        return done
    return done.plus(_messages(asked, act)).plus(_held(asked, done)).plus(_noted(asked, act))


_MAY_LEAVE_AS_IT_IS = (Act.KEEP, Act.HOLD_UNREAD, Act.HOLD_NEW)


def _is_over(thing: Thing) -> bool:
    """It has ended, and nothing of it can be read any more."""
    return not thing.open and not thing.living()


def _nothing(_asked: _Asked) -> Plan:
    return Plan()


def _cut(asked: _Asked) -> Plan:
    return _closed_off(asked).plus(_ended(asked))


def _closed_off(asked: _Asked) -> Plan:
    if asked.cell.until is Until.NOW or (asked.cell.until in _CHOSEN and asked.narrowing.destruction == "now"):
        return Plan(destroy=tuple(one.id for one in asked.thing.releases))
    at = asked.now + _LASTS.get(asked.cell.until, GRACE)
    return Plan(cut=tuple((one.id, at) for one in asked.thing.living()))


_CHOSEN = (Until.CHOSEN, Until.FINAL_ANSWER)


def _destroyed(asked: _Asked) -> Plan:
    return Plan(destroy=tuple(one.id for one in asked.thing.releases)).plus(_ended(asked))


def _repacked(asked: _Asked) -> Plan:
    """All of it or nothing: an offer without the packet behind it leads nowhere."""
    living = asked.thing.living()
    found = {one.id: asked.answers.get(one.id, Answer(refused=True)) for one in living}
    if any(answer.refused for answer in found.values()):
        at = asked.now + GRACE
        return Plan(cut=tuple((one.id, at) for one in living)).plus(_ended(asked))
    return _narrower(living, found)


def _lessened(asked: _Asked) -> Plan:
    living = asked.thing.living()
    found = {one.id: asked.answers.get(one.id, Answer(refused=True)) for one in living}
    if living and all(answer.refused for answer in found.values()):
        at = asked.now + GRACE
        return Plan(cut=tuple((one.id, at) for one in living)).plus(_ended(asked))
    gone = tuple((one.id, asked.now + GRACE) for one in living if found[one.id].refused)
    ends = ((one, Answer(found[one.id].refused, found[one.id].less, asked.narrowing.until)) for one in living)
    kept = {one.id: answer for one, answer in ends if not answer.refused}
    return Plan(cut=gone).plus(_narrower([one for one in living if one.id in kept], kept))


def _narrower(living: Iterable[Frozen], found: Mapping[UUID, Answer]) -> Plan:
    seen = tuple(living)
    earlier = [(one.id, found[one.id].until) for one in seen]
    return Plan(
        repack=tuple(one.id for one in seen if found[one.id].less),
        end_earlier=tuple(
            (one.id, until)
            for one, (_, until) in zip(seen, earlier, strict=True)
            if until and until < one.readable_until
        ),
    )


def _reduced(asked: _Asked) -> Plan:
    old = tuple(one.id for one in asked.thing.living())
    return Plan(reduce=old).plus(_retained(asked))


def _retained(asked: _Asked) -> Plan:
    running = (asked.thing.object,) if asked.thing.open else ()
    return Plan(retain=(asked.thing.object,), going_on=running) if asked.thing.living() else Plan()


def _goes_on(asked: _Asked) -> Plan:
    return Plan(going_on=(asked.thing.object,)) if asked.thing.open else Plan()


def _on_hold(asked: _Asked) -> Plan:
    return Plan(hold=tuple(one.id for one in asked.thing.living()))


def _on_hold_unread(asked: _Asked) -> Plan:
    read = any(one.kind == "packet" and one.read for one in asked.thing.living())
    return Plan() if read else _on_hold(asked)


def _on_hold_new(asked: _Asked) -> Plan:
    since = asked.narrowing.since
    new = since is not None and any(not one.read and one.created_at >= since for one in asked.thing.living())
    return _on_hold(asked) if new else Plan()


def _stepped_out(asked: _Asked) -> Plan:
    lasts = _LASTS.get(asked.cell.until)
    if lasts is None:
        return _ended(asked)
    at = asked.now + lasts
    living = asked.thing.living()
    return Plan(end_earlier=tuple((one.id, at) for one in living if at < one.readable_until)).plus(_ended(asked))


_DO: Mapping[Act, Callable[[_Asked], Plan]] = {
    Act.CUT: _cut,
    Act.CLOSE_OFF: _closed_off,
    Act.DESTROY: _destroyed,
    Act.REPACK: _repacked,
    Act.LESSEN: _lessened,
    Act.REDUCE: _reduced,
    Act.RETAIN: _retained,
    Act.GO_ON: _goes_on,
    Act.HOLD: _on_hold,
    Act.HOLD_UNREAD: _on_hold_unread,
    Act.HOLD_NEW: _on_hold_new,
    Act.STEP_OUT: _stepped_out,
}


_HER_WORD = (Cause.WITHDRAWAL, Cause.REFUSAL, Cause.BAR, Cause.DUTY_REFUSED)


def _ended(asked: _Asked) -> Plan:
    """What is open ends, with the word its recipient reads; only she herself withdraws its items."""
    thing, narrowing = asked.thing, asked.narrowing
    if not thing.open:
        return Plan()
    hers = narrowing.recall or narrowing.cause in _HER_WORD
    return Plan(end=(End(thing.object, thing.kind, _word(asked), recalled=hers and thing.kind == "takedown"),))


def _word(asked: _Asked) -> str:
    told, reason = asked.cell.told, asked.narrowing.reason
    if told is Told.OWN_WORD and reason:
        return reason
    if told is Told.SENDERS_WORD and reason in SENDERS_OWN_WORDS:
        return str(reason)
    if told is Told.ITSELF:
        return asked.narrowing.cause.value
    return told.value if told in (Told.EXPIRED, Told.AGREEMENT) else Told.NEUTRAL.value


def _messages(asked: _Asked, act: Act) -> Plan:
    """What waits to be sent about this thing: the column of what is queued."""
    if act is Act.GO_ON or asked.thing.object in asked.narrowing.watched:
        return Plan()
    queued = TABLE[asked.narrowing.cause][State.QUEUED].act
    if queued is Act.HOLD:
        return Plan(wait=(asked.thing.object,))
    ends = act in (Act.CUT, Act.CLOSE_OFF, Act.DESTROY)
    return Plan(stop=(asked.thing.object,)) if queued is Act.CANCEL or ends else Plan()


def _held(asked: _Asked, done: Plan) -> Plan:
    """The questions to whoever may hold a copy: the column of who downloaded."""
    act = TABLE[asked.narrowing.cause][State.HOLDER].act
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


def _noted(asked: _Asked, act: Act) -> Plan:
    if asked.thing.object in asked.narrowing.watched:
        return Plan(noted=((asked.thing.object, WATCHED),))
    return Plan(noted=((asked.thing.object, act.value),))


WATCHED = "watched"
"""The word in the sender's record for what somebody goes on watching after the case is closed."""
