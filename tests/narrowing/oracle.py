"""What each side may read and must be told: written from the specification alone, by somebody who wrote no rule.

`after` makes the world that a history leaves behind; `readable`, `standing`, `may_send`, `may_accept` say what follows.
Each rule names its sentence: "d1" is domain rule 1, "n: bar" the row "bar" of the table cause x state in `narrowing`,
"voice" its section "Whose word", "built" its section "How it is built". "Open:" marks what the pages leave open.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from tests.narrowing.history import Here, barred, change, fold_of, place_of, reached, recorded
from tests.narrowing.table import KEPT, act, column
from tests.narrowing.values import CANCELLED, LIVE, NEUTRAL, NOTHING, OPEN, Duty, Event, Names, Person, Thing, World


def duties(world: World, person: Person, body: str) -> tuple[Duty, ...]:
    """Those that apply to her and reach somebody whom she barred (d3); of her ages the lower one rules (d15)."""
    known, bars = world.bodies[body].duties, person.bars
    return tuple(d for d in known if d.reports_to in bars and (person.minor or not d.under_age))


def leaving(world: World, case: str, body: str, purpose: str, form: str = "packet") -> Names:
    """d1: what the recipient needs ∩ what she consented to ∩ what was agreed, or a law's ceiling in its place."""
    to = world.bodies[body]
    agreed = world.agreements.get((world.people[case].sender, body)) or to.ceiling
    unasked = world.asked - fold_of(world, case, body, purpose).fields
    return to.needs["offer" if form == "offer" else purpose] & agreed - unasked


def causes(world: World, case: str, body: str, purpose: str, now: datetime) -> Names:
    """Why nothing may leave to this body now, by the table's names where it has one."""
    person, to, fold = world.people[case], world.bodies[body], fold_of(world, case, body, purpose)
    answers = {person.answers.get(duty.id) for duty in duties(world, person, body)}
    found = {
        "unasked": fold.event == "unasked",  # d2
        "withdrawal": fold.event == "withdrawn",  # d4
        "refusal": fold.event == "refused",  # d2
        "expiry": fold.event == "given" and now >= fold.until,  # d2: expiry stops new disclosure
        "minor": person.minor and not fold.assent,  # d2: the gate needs the minor's assent
        "bar": barred(world, case, body, purpose, now),  # d3
        "duty": None in answers,  # d3: sending stops until her yes or no
        "duty_no": False in answers,
        "no_duty_row": not to.duties,  # data-model 2: no dated row is a refusal
        "agreement": not to.required <= leaving(world, case, body, purpose),  # d1: a required field is missing
        "closing": person.closed,
        "death": person.dead,  # voice: "After death bars stand for ever and nothing new goes out"
        "recipient_security": to.suspended == "security",
        "sender_security": world.bodies[person.sender].suspended == "security",
        "administrative": "administrative" in (to.suspended, world.bodies[person.sender].suspended),  # n: "nothing new"
    }
    return frozenset(cause for cause, stands in found.items() if stands)


def may_send(world: World, case: str, body: str, purpose: str, now: datetime) -> Names | None:
    """What may leave at most, None for a refusal. d16: a preview that allows is a request that leaves."""
    return None if causes(world, case, body, purpose, now) else leaving(world, case, body, purpose)


def lasting(world: World, thing: Thing, now: datetime) -> Mapping[str, str]:
    """What stands now against what is out, with the table's word; what an event has settled is not asked again."""
    found = causes(world, *place_of(thing), now) - {"unasked", "no_duty_row", "closing"}
    if thing.accepted or thing.goes_on:
        found -= {"withdrawal", "refusal", "expiry", *(("minor",) if thing.accepted else ())}
    if thing.adult and world.people[thing.case].minor:
        found |= {"minor"}
    words = {cause: act(cause, thing) for cause in found}
    instant = world.bodies[world.people[thing.case].sender].suspended_from
    if words.get("sender_security") == "hold" and column(thing) == "offer" and instant and thing.at < instant:
        words["sender_security"] = "frozen"  # Open: n "released after the named instant is held unread"; and before?
    if "administrative" in words and world.bodies[thing.recipient].suspended:
        words["administrative"] = "either"  # Open: n "keep"; but are people of a suspended member let in to read?
    if thing.accepted and words.get("bar") == "cut":
        words["bar"] = "either"  # Open: `after` has cut at the bar; here only a lift has run out by itself
    if world.people[thing.case].unsettled and not thing.accepted:
        words["contradiction"] = "either"  # Open: voice, which routes are those "that the contradiction touches"
    if words.get("minor") == "fit" and fold_of(world, *place_of(thing)).assent:
        words["minor"] = "either"  # n: "rebuild with the minor's facts", which she gave before
    return words


def readable(world: World, thing: Thing, form: str, now: datetime) -> tuple[Names, Names]:
    """What its recipient can surely read in this form ("offer" or "packet") and at most (d14)."""
    shut = form == "packet" and thing.kind == "referral" and not thing.accepted  # domain's first table: identity before
    if shut or thing.cut or now >= thing.until or not (thing.accepted or thing.statuses & OPEN):
        return NOTHING, NOTHING
    words = set(lasting(world, thing, now).values())
    if words & {"end", "cut", "hold", "fit"}:  # fit of a missing required field, or of a minor who was not asked
        return NOTHING, NOTHING
    frozen = thing.offer if form == "offer" else thing.packet & (KEPT if thing.four else thing.packet)
    most = frozen if thing.accepted else frozen & leaving(world, *place_of(thing), form)  # accepted: the table keeps
    old_offer = form == "offer" and thing.accepted  # Open: whether it can still be read; likewise until packed again
    return (most if thing.sure and most == frozen and words <= {"keep"} and not old_offer else NOTHING), most


def pending(world: World, thing: Thing, now: datetime) -> bool:
    """Whether the hub will end it by itself (built: "the worker then runs `narrow` as the sender ... within 60 s")."""
    words = lasting(world, thing, now)
    gone = "end" in words.values() or words.get("agreement") == "fit" or now >= thing.until
    return gone and not thing.accepted and bool(thing.statuses & OPEN)


def standing(world: World, thing: Thing, now: datetime) -> Names:
    """The statuses that may stand, the same on both sides (d17)."""
    human = lasting(world, thing, now).keys() & {"minor", "death", "recipient_security"}  # Open: held, or ended by now
    soon = (human and not thing.accepted and thing.statuses & OPEN) or (thing.cut == "breach" and thing.statuses & LIVE)
    return thing.statuses | (CANCELLED if soon or pending(world, thing, now) else NOTHING)


def may_accept(world: World, thing: Thing, now: datetime) -> bool | None:
    """Whether taking it succeeds; None where it may be refused with `terms-changed` (built)."""
    words = set(lasting(world, thing, now).values())
    sure, most = readable(world, thing, "offer" if thing.kind == "referral" else "packet", now)
    if thing.accepted or words & {"frozen", "hold"} or not most:
        return False
    same = all(duty.since <= thing.at for duty in world.bodies[thing.recipient].duties)
    return True if sure and same else None


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


def _barred(world: World, event: Event, here: Here) -> World:
    """n: bar on this body, by its name or its kind; a bar reached through a duty is a lasting cause."""
    kinds = {n: world.bodies[t.recipient].kind for n, t in here.items()}
    return strike(world, "bar", {n for n, t in here.items() if event.word in (t.recipient, kinds[n])})


def _onward(world: World, event: Event, here: Here) -> World:
    """n: duty, "no = cancel", "cut on her word"."""
    met = {n: duties(world, world.people[event.case], t.recipient) for n, t in here.items()}
    said = {n: t for n, t in here.items() if event.word in {duty.id for duty in met[n]}}
    return _unsure(world, event, said) if event.yes else strike(world, "duty_no", said)


def _suspended(world: World, event: Event, _here: Here) -> World:
    """n: suspension. Open: what comes back after one for security. `yes`: it was administrative, nothing was held."""
    both = {n: t for n, t in world.things.items() if event.body in (t.recipient, world.people[t.case].sender)}
    mild = event.word == "administrative" or event.yes
    gone = {n for n, t in both.items() if not mild and (not t.accepted or t.recipient == event.body)}
    return change(world, gone, lambda t: replace(t, sure=False))


def _moved(world: World, event: Event, here: Here) -> World:
    """Moves of a status. Taking opens what the gate still allows, for the retention agreed (data-model 14)."""

    def moved(thing: Thing) -> Thing:
        taken = thing.accepted or event.word not in {*OPEN, "rejected"}
        now = replace(thing, statuses=frozenset({event.word}), accepted=taken, until=event.until or thing.until)
        if taken and not (thing.accepted or thing.goes_on):
            now = replace(now, packet=thing.packet & leaving(world, *place_of(thing)))
        if event.word == "completed" and thing.kind == "request":  # n: "keep to the final answer + 30 days"
            return replace(now, answered=event.at, sure=False)
        rejected = {"rejected": "rejected"}.get(event.word, "")
        return replace(now, cut=now.cut or rejected, sure=now.sure and event.word != "failed")  # Open: after a failure

    return change(world, here, moved)


def _ended(world: World, event: Event, here: Here) -> World:
    """n: sender cancels, recipient cancels, conflict: `word`. The sender's is told as one neutral word."""
    told = NEUTRAL | {"sent-in-error", "duplicate"} if event.word == "sender_cancels" else None
    places = {place_of(t)[:2] for t in here.values()} if event.word == "conflict" else ()
    office = {n for n, t in world.things.items() if place_of(t)[:2] in places}
    world = change(world, office, lambda t: replace(t, sure=False))  # Open: "whole office": this, or all of hers there
    left = {n: t.statuses if t.engaged else NOTHING for n, t in here.items()}  # Open: the status when the sender left
    world, ends = strike(world, event.word, here), CANCELLED.union(*left.values())
    return change(world, here, lambda t: replace(t, statuses=ends, told=told))


def _worked(world: World, event: Event, _here: Here) -> World:
    """built: the worker has run since; what had to end has ended."""
    gone = {name for name, thing in world.things.items() if pending(world, thing, event.at)}
    month = {n: t for n, t in world.things.items() if t.answered and event.at >= t.answered + timedelta(days=30)}
    over = {n for n, t in month.items() if t.four or event.at >= fold_of(world, *place_of(t)).until}  # n: + 30 days
    world = change(world, over, lambda t: replace(t, until=min(t.until, event.at)))
    return change(world, gone, lambda t: replace(t, cut="worker", statuses=CANCELLED))


_FOLLOWS: Mapping[str, Callable[[World, Event, Here], World]] = {
    "consent": _narrowed,
    "refusal": lambda world, event, here: strike(world, event.what, here),
    "closing": lambda world, event, here: strike(world, event.what, {} if event.yes else here),  # `yes`: with a watcher
    "withdrawal": _withdrawn,
    "undo": _undone,
    "bar": _barred,
    "onward": _onward,
    "duty": lambda world, _event, here: change(world, here, lambda t: t if t.read else replace(t, sure=False)),
    **dict.fromkeys(("lift", "settled_adult", "settled_minor"), _unsure),
    "agreement": lambda world, event, here: strike(_unsure(world, event, here), "breach", here if event.word else {}),
    "suspension": _suspended,
    "status": _moved,
    "ending": _ended,
    "engaged": lambda world, _event, here: change(world, here, lambda t: replace(t, engaged=True)),
    "read": lambda world, _event, here: change(world, here, lambda t: replace(t, read=True)),
    "seen": lambda world, event, here: change(world, here, lambda t: replace(t, statuses=frozenset({event.word}))),
    "worker": _worked,
}
