"""What each act of the table does to one thing. Pure."""

from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from uuid import UUID

from hub.narrowing.acts import Act, Told, Until
from hub.narrowing.causes import Cause
from hub.narrowing.planned import GRACE, SENDERS_OWN_WORDS, End, Plan, ReleaseAnswer, ThingInCell
from hub.narrowing.states import Frozen

_LASTS = {
    Until.DAY_7: GRACE,
    Until.CHOSEN: GRACE,
    Until.DAYS_30: timedelta(days=30),
    Until.DAYS_14: timedelta(days=14),
    Until.HALF_A_YEAR: timedelta(days=183),
}


def nothing(_asked: ThingInCell) -> Plan:
    """It stays as it is."""
    return Plan()


def _cut(asked: ThingInCell) -> Plan:
    shut = _closed_off(asked)
    return (shut if shut.destroy else shut.plus(_sooner(asked))).plus(_ended(asked))


def _sooner(asked: ThingInCell) -> Plan:
    """What a suspension or a breach had cut, with keys for longer: they go on the day of this cause.

    Not what she herself took back, whose keys a worker may let wait.
    """
    at = asked.now + _LASTS.get(asked.cell.until, GRACE)
    return Plan(cut=tuple((one.id, at) for one in asked.thing.keys_beyond(at, _WITH_LONGER_KEYS)))


_WITH_LONGER_KEYS = (Cause.RECIPIENT_SUSPENDED, Cause.AGREEMENT_BREACHED)


def _closed_off(asked: ThingInCell) -> Plan:
    if asked.cell.until is Until.NOW or (asked.cell.until in _CHOSEN and asked.narrowing.destruction == "now"):
        return Plan(destroy=tuple(one.id for one in asked.thing.releases))
    at = asked.now + _LASTS.get(asked.cell.until, GRACE)
    return Plan(cut=tuple((one.id, at) for one in asked.thing.living()))


_CHOSEN = (Until.CHOSEN, Until.FINAL_ANSWER)


def _destroyed(asked: ThingInCell) -> Plan:
    return Plan(destroy=tuple(one.id for one in asked.thing.releases)).plus(_ended(asked))


def _repacked(asked: ThingInCell) -> Plan:
    """All of it or nothing: an offer without the packet behind it leads nowhere.

    What a suspension has shut off ends as well where it may not come back; it is not released anew meanwhile.
    """
    out = asked.thing.may_be_read() if asked.thing.open else asked.thing.living()
    found = {one.id: asked.answers.get(one.id, ReleaseAnswer(refused=True)) for one in out}
    if any(answer.refused for answer in found.values()):
        at = asked.now + GRACE
        return Plan(cut=tuple((one.id, at) for one in out)).plus(_ended(asked))
    return _narrower(asked.thing.living(), found)


def _lessened(asked: ThingInCell) -> Plan:
    living = asked.thing.living()
    found = {one.id: asked.answers.get(one.id, ReleaseAnswer(refused=True)) for one in living}
    if living and all(answer.refused for answer in found.values()):
        at = asked.now + GRACE
        return Plan(cut=tuple((one.id, at) for one in living)).plus(_ended(asked))
    gone = tuple((one.id, asked.now + GRACE) for one in living if found[one.id].refused)
    ends = ((one, ReleaseAnswer(found[one.id].refused, found[one.id].less, asked.narrowing.until)) for one in living)
    kept = {one.id: answer for one, answer in ends if not answer.refused}
    return Plan(cut=gone).plus(_narrower([one for one in living if one.id in kept], kept))


def _narrower(living: Iterable[Frozen], found: Mapping[UUID, ReleaseAnswer]) -> Plan:
    seen = tuple(living)
    ends = [(one, until) for one in seen if (until := found[one.id].until)]
    return Plan(
        repack=tuple(one.id for one in seen if found[one.id].less),
        end_earlier=tuple((one.id, u) for one, u in ends if one.kept_until is None and u < one.readable_until),
        follow=tuple((one.id, min(u, one.kept_until)) for one, u in ends if one.kept_until is not None),
    )


def _reduced(asked: ThingInCell) -> Plan:
    old = tuple(one.id for one in asked.thing.living())
    return Plan(reduce=old).plus(_retained(asked))


def _retained(asked: ThingInCell) -> Plan:
    running = (asked.thing.object,) if asked.thing.open else ()
    return Plan(retain=(asked.thing.object,), going_on=running) if asked.thing.living() else Plan()


def _goes_on(asked: ThingInCell) -> Plan:
    """Without consent, as the sentence said: to the end of the retention that was agreed."""
    unbound = tuple(one.id for one in asked.thing.living() if one.kept_until is not None)
    return Plan(going_on=(asked.thing.object,), prolong=unbound) if asked.thing.open else Plan()


def _on_hold(asked: ThingInCell) -> Plan:
    """Also what a suspension has shut off: it is held when that is over."""
    return Plan(hold=tuple(one.id for one in asked.thing.may_be_read()))


def _on_hold_unread(asked: ThingInCell) -> Plan:
    read = any(one.kind == "packet" and one.read for one in asked.thing.may_be_read())
    return Plan() if read else _on_hold(asked)


def _stepped_out(asked: ThingInCell) -> Plan:
    lasts = _LASTS.get(asked.cell.until)
    if lasts is None:
        return _ended(asked)
    at = asked.now + lasts
    living = asked.thing.living()
    return Plan(end_earlier=tuple((one.id, at) for one in living if at < one.readable_until)).plus(_ended(asked))


DO: Mapping[Act, Callable[[ThingInCell], Plan]] = {
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
    Act.STEP_OUT: _stepped_out,
}
"""What does each act; whatever is not here leaves everything as it is."""


_HER_WORD = (Cause.WITHDRAWAL, Cause.REFUSAL, Cause.BAR, Cause.DUTY_REFUSED)


def _ended(asked: ThingInCell) -> Plan:
    """What is open ends, with the word its recipient reads; only she herself withdraws its items."""
    thing, narrowing = asked.thing, asked.narrowing
    if not thing.open:
        return Plan()
    hers = narrowing.recall or narrowing.cause in _HER_WORD
    return Plan(end=(End(thing.object, thing.kind, _word(asked), recalled=hers and thing.kind == "takedown"),))


def _word(asked: ThingInCell) -> str:
    told, reason = asked.cell.told, asked.narrowing.reason
    if told is Told.OWN_WORD and reason:
        return reason
    if told is Told.SENDERS_WORD and reason in SENDERS_OWN_WORDS:
        return str(reason)
    if told is Told.ITSELF:
        return asked.narrowing.cause.value
    return told.value if told in (Told.EXPIRED, Told.AGREEMENT) else Told.NEUTRAL.value
