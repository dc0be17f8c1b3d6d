"""What each side may read and must be told: written from the specification alone, by somebody who wrote no rule.

`after` makes the world that a history leaves behind; the others say what follows. Each rule names its sentence: "d1" is
domain rule 1, "n" the table of `narrowing`, "voice" and "built" its sections; "Open:" marks what the pages leave open.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from tests.narrowing.history import Here, barred, change, fold_of, named, place_of, reached, recorded
from tests.narrowing.table import KEPT, act, column
from tests.narrowing.values import CANCELLED, LIVE, NEUTRAL, NOTHING, OPEN, Duty, Event, Names, Person, Thing, World


def duties(world: World, person: Person, body: str) -> tuple[Duty, ...]:
    """Those that apply to her and reach somebody whom she barred (d3); of her ages the lower one rules (d15)."""
    return tuple(d for d in world.bodies[body].duties if d.reports_to in person.bars and person.minor >= d.under_age)


def leaving(world: World, case: str, body: str, purpose: str, form: str = "packet") -> Names:
    """d1: what the recipient needs ∩ what she consented to ∩ what was agreed, or a law's ceiling in its place."""
    to = world.bodies[body]
    agreed = world.agreements.get((world.people[case].sender, body)) or to.ceiling
    unasked = world.asked - fold_of(world, case, body, purpose).fields
    return to.needs["offer" if form == "offer" else purpose] & agreed - unasked


def causes(world: World, case: str, body: str, purpose: str, now: datetime) -> Names:
    """Why nothing may leave to this body now, by the table's names where it has one; without any it leaves (d16)."""
    person, to, fold = world.people[case], world.bodies[body], fold_of(world, case, body, purpose)
    answers = {person.answers.get(duty.id) for duty in duties(world, person, body)}
    danger = fold.danger and fold.event == "given" and now < fold.until  # d3: two people's word in the place of hers
    hers = {
        "unasked": fold.event == "unasked",  # d2
        "withdrawal": fold.event == "withdrawn",  # d4
        "refusal": fold.event == "refused",  # d2
        "expiry": fold.event == "given" and now >= fold.until,  # d2: expiry stops new disclosure
        "minor": person.minor and not fold.assent,  # d2: the gate needs the minor's assent
        "bar": barred(world, case, body, purpose, now),  # d3
        "duty": None in answers,  # d3: sending stops until her yes or no
        "duty_no": False in answers,
    }
    found = {
        "no_duty_row": not to.duties,  # data-model 2: no dated row is a refusal
        "agreement": not to.required <= leaving(world, case, body, purpose),  # d1: a required field is missing
        "closing": person.closed,
        "came_from": person.came_from,  # "a case that says it came from a packet can be sent to nobody"
        "death": person.dead,  # voice: "After death bars stand for ever and nothing new goes out"
        "recipient_security": to.suspended == "security",
        "sender_security": world.bodies[person.sender].suspended == "security",
        "administrative": "administrative" in (to.suspended, world.bodies[person.sender].suspended),  # n: "nothing new"
    }
    return frozenset(cause for cause, stands in (found if danger else hers | found).items() if stands)


def lasting(world: World, thing: Thing, now: datetime) -> Mapping[str, str]:
    """What stands now against what is out, with the table's word; what an event has settled is not asked again."""
    found = causes(world, *place_of(thing), now) - {"unasked", "no_duty_row", "closing"}
    found |= {"stolen"} if world.bodies[thing.recipient].stolen else NOTHING
    if thing.accepted or thing.goes_on:
        found -= {"withdrawal", "refusal", "expiry", *(("minor",) if thing.accepted else ())}
    person = world.people[thing.case]
    found |= {"minor"} if thing.adult and person.minor else NOTHING
    words, since = {cause: act(cause, thing) for cause in found}, world.bodies[person.sender].suspended_from
    left_open = {
        "administrative": world.bodies[thing.recipient].suspended,  # n "keep"; but are its people let in to read?
        "bar": thing.accepted and words.get("bar") == "cut",  # `after` has cut; here only a lift ran out by itself
        "minor": words.get("minor") == "fit" and fold_of(world, *place_of(thing)).assent,  # n: facts she gave before
        "sender_security": person.minor and since and now >= since + timedelta(days=1),  # n "≤ 24 h"; voice: goes on
    }
    words |= {cause: "either" for cause, is_open in left_open.items() if is_open and cause in words}
    if person.unsettled and not thing.accepted:  # voice: held "until a human settles it"
        words["contradiction"] = "hold" if thing.adult else "either"  # Open: a child's, of whom "adult" is said
    return words


def readable(world: World, thing: Thing, form: str, now: datetime) -> tuple[Names, Names]:
    """What its recipient can surely read in this form ("offer" or "packet") and at most (d14)."""
    shut = form == "packet" and thing.kind == "referral" and not thing.accepted  # domain's first table: identity before
    if shut or thing.cut or now >= thing.until or not (thing.accepted or thing.statuses & OPEN):
        return NOTHING, NOTHING
    words = set(lasting(world, thing, now).values())
    if words & {"end", "cut", "hold", "lapse", "fit"}:  # fit: of a required field, or a minor unasked
        return NOTHING, NOTHING
    frozen = thing.offer if form == "offer" else thing.packet & (KEPT if thing.four else thing.packet)
    most = frozen if thing.accepted else frozen & leaving(world, *place_of(thing), form)  # accepted: the table keeps
    sure = thing.sure and most == frozen and words <= {"keep"}  # Open: an old offer, and until packed again
    return (most if sure and not (form == "offer" and thing.accepted) else NOTHING), most


def pending(world: World, thing: Thing, now: datetime) -> bool:
    """Whether the hub will end it by itself (built: "the worker then runs `narrow` as the sender ... within 60 s")."""
    words, waits = lasting(world, thing, now), bool(thing.statuses & OPEN) and not thing.accepted
    over = now >= thing.until and "sender_security" not in words  # n: "hold, clocks paused"
    return waits and (over or "end" in words.values() or words.get("agreement") == "fit")


def standing(world: World, thing: Thing, now: datetime) -> Names:
    """The statuses that may stand, the same on both sides (d17)."""
    words = lasting(world, thing, now)
    aged = "minor" in words and (column(thing) == "offer" or "contradiction" not in words)  # n: "hold ≤ 24 h"
    human = (aged or "lapse" in words.values()) and not thing.accepted  # Open: when; rebuilt as what
    soon = (human and thing.statuses & OPEN) or (thing.cut == "breach" and thing.statuses & LIVE)
    return thing.statuses | (CANCELLED if soon or pending(world, thing, now) else NOTHING)


def may_accept(world: World, thing: Thing, now: datetime) -> bool | None:
    """Whether taking it succeeds; None where it may be refused with `terms-changed` (built)."""
    words, form = lasting(world, thing, now), "offer" if thing.kind == "referral" else "packet"
    sure, most = readable(world, thing, form, now)
    if thing.accepted or {*words.values()} & {"hold", "lapse", "frozen"} or not most:
        return False
    new = form == "offer" and "administrative" in words  # Open: n "keep, nothing new": is an acceptance new?
    later = any(duty.since > thing.at for duty in world.bodies[thing.recipient].duties)
    return None if new or later or not sure else True


def _struck(world: World, thing: Thing, cause: str) -> Thing:
    """The thing after this cause, by the table; the status of what has ended stays."""
    word, live = act(cause, thing), thing.statuses & LIVE
    if word == "fit":
        lost = world.asked - fold_of(world, *place_of(thing)).fields
        thing = replace(thing, offer=thing.offer - lost, packet=thing.packet - lost)
        word = "keep" if thing.accepted or world.bodies[thing.recipient].required <= thing.packet else "end"
    if word == "end" and live:
        return replace(thing, cut=cause, statuses=CANCELLED, told=NEUTRAL)
    if word == "cut":  # Open: whether an accepted referral is cancelled with it
        told = (None if cause == "breach" else NEUTRAL) if live else thing.told  # voice: told as themselves
        return replace(thing, cut=cause, statuses=thing.statuses | (CANCELLED if live else NOTHING), told=told)
    return replace(thing, four=thing.four or word == "four", sure=thing.sure and word != "either")


def strike(world: World, cause: str, names: Collection[str]) -> World:
    """Each of these, narrowed as the table says for this cause."""
    return change(world, names, lambda thing: _struck(world, thing, cause))


def after(world: World, event: Event) -> World:
    """The world after this event: what it says is kept, and whatever it narrows is narrowed (d14)."""
    world, follows = recorded(world, event), _FOLLOWS.get(event.what)
    return follows(world, event, reached(world, event)) if follows else world


def _unsure(world: World, _event: Event, here: Here) -> World:
    """Open: what was held or is packed again may come back at once, later, or as a new offer."""
    return change(world, here, lambda t: t if t.accepted else replace(t, sure=False))


def _narrowed(world: World, event: Event, here: Here) -> World:
    """n: shortening; a new yes that covers less (`word`: ends earlier). Fields: repack; date: the new end."""
    packets = {n for n, t in here.items() if event.word and column(t) in ("packet", "engaged")}
    world = change(world, packets, lambda t: replace(t, until=min(t.until, event.until or t.until)))
    return strike(_unsure(world, event, here), "narrowed", here)


def _withdrawn(world: World, event: Event, here: Here) -> World:
    """d4, n: withdrawal. "All" lets an untaken request go on; a taken one is recalled on her own yes alone."""
    recalled = {n for n, t in here.items() if column(t) == "taken" and event.yes and not t.cut}
    on = {n for n, t in here.items() if column(t) == "untaken" and not event.body and not event.yes}
    cut = {n for n, t in here.items() if not t.cut} - recalled - on
    world = change(strike(world, "sender_cancels", recalled), recalled, lambda t: replace(t, cut=event.what))  # by this
    world = strike(world, "withdrawal", cut)
    return change(world, on, lambda t: replace(t, goes_on=True, sure=False))  # Open: whole, or KEPT at once


def _undone(world: World, _event: Event, here: Here) -> World:
    """voice: undo is a new yes. Open: whether what was cut can be read again; what was cancelled stays cancelled."""
    back = {n for n, t in here.items() if fold_of(world, *place_of(t)).event != "withdrawn"}
    world = change(world, back, lambda t: replace(t, sure=False, four=False))
    return change(world, back, lambda t: replace(t, cut="") if t.cut == "withdrawal" and t.accepted else t)


def _onward(world: World, event: Event, here: Here) -> World:
    """n: duty, "no = cancel", "cut on her word"; said before, it counts once a bar or an age makes the duty reach."""
    person, words = world.people[event.case], {event.word}
    words = words if event.what == "onward" else {duty for duty, yes in person.answers.items() if not yes}
    said = {n: t for n, t in here.items() if words & {duty.id for duty in duties(world, person, t.recipient)}}
    return _unsure(world, event, said) if event.yes else strike(world, "duty_no", said)


def _suspended(world: World, event: Event, here: Here) -> World:
    """n: suspension. Open: what comes back after one for security. `yes`: it was administrative, nothing was held."""
    if event.word == "administrative" or event.yes:
        return world
    pause = timedelta(0) if event.word else event.at - (world.bodies[event.body].suspended_from or event.at)
    waits = {n for n, t in world.things.items() if world.people[t.case].sender == event.body and not t.accepted}
    world = change(world, waits, lambda t: replace(t, until=t.until + pause))  # n: "hold, clocks paused"
    return change(world, {*waits, *here}, lambda t: replace(t, sure=False))


def _moved(world: World, event: Event, here: Here) -> World:
    """Moves of a status; or delivered by mail. Taking opens what the gate still allows, for the retention agreed."""

    def moved(thing: Thing) -> Thing:
        now = replace(
            thing, statuses=frozenset({event.word} - {""}) or thing.statuses, until=event.until or thing.until
        )
        if event.word not in {*OPEN, "rejected"}:  # d16: accepted, answered, delivered
            opens = thing.packet if thing.accepted or thing.goes_on else thing.packet & leaving(world, *place_of(thing))
            now = replace(now, accepted=True, packet=opens)
        if event.word == "completed" and thing.kind == "request":  # n: "keep to the final answer + 30 days"
            return replace(now, answered=event.at, sure=False)
        rejected = {"rejected": "rejected"}.get(event.word, "")
        return replace(now, cut=now.cut or rejected, sure=now.sure and event.word != "failed")  # Open: after a failure

    return change(world, here, moved)


def _ended(world: World, event: Event, here: Here) -> World:
    """n: sender cancels, recipient cancels, conflict: `word`. The sender's is told as one neutral word."""
    told = NEUTRAL | {"sent-in-error", "duplicate"} if event.word == "sender_cancels" else None
    if event.word == "conflict":  # n: "for the whole office": all of hers there
        places = {place_of(t)[:2] for t in here.values()}
        here = {n: t for n, t in world.things.items() if place_of(t)[:2] in places}

    def ended(thing: Thing) -> Thing:
        left = thing.statuses if thing.engaged and told else NOTHING  # Open: the status when the sender left
        back = event.at + timedelta(days=14)  # n: "keep ≤ 14 days for handing back"
        until = back if thing.engaged and event.word == "recipient_cancels" else thing.until
        return replace(thing, statuses=CANCELLED | left, told=told, until=min(until, thing.until))

    return change(strike(world, event.word, here), [n for n, t in here.items() if t.statuses & LIVE], ended)


def _worked(world: World, event: Event, _here: Here) -> World:
    """built: the worker has run since; what had to end has ended."""
    gone = {name for name, thing in world.things.items() if pending(world, thing, event.at)}
    month = {n: t for n, t in world.things.items() if t.answered and event.at >= t.answered + timedelta(days=30)}
    over = {n for n, t in month.items() if t.four or event.at >= fold_of(world, *place_of(t)).until}  # n: + 30 days
    world = change(world, over, lambda t: replace(t, until=min(t.until, event.at)))
    return change(world, gone, lambda t: replace(t, cut="worker", statuses=CANCELLED))


_FOLLOWS: Mapping[str, Callable[[World, Event, Here], World]] = {
    "consent": _narrowed,
    **dict.fromkeys(("refusal", "death"), lambda world, event, here: strike(world, event.what, here)),
    "closing": lambda world, event, here: strike(world, event.what, {} if event.yes else here),  # `yes`: with a watcher
    "withdrawal": _withdrawn,
    "undo": _undone,
    "bar": lambda world, event, here: _onward(strike(world, "bar", named(world, here, event.word)), event, here),
    **dict.fromkeys(("onward", "minor"), _onward),
    "duty": lambda world, _event, here: change(world, here, lambda t: t if t.read else replace(t, sure=False)),
    **dict.fromkeys(("lift", "settled_adult", "settled_minor"), _unsure),
    "agreement": lambda world, event, here: strike(_unsure(world, event, here), "breach", here if event.word else {}),
    "suspension": _suspended,
    **dict.fromkeys(("status", "delivered"), _moved),
    "ending": _ended,
    "worker": _worked,
}
