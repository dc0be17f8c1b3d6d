"""What an event says, written down, and looked up again. No rule is here: what follows is the oracle's."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, cast

from tests.narrowing.values import UNASKED, Duty, Event, Fold, Person, Thing, World

Here = Mapping[str, Thing]
"""What is out of those that an event names."""


def recorded(world: World, event: Event) -> World:
    """The world with what the event says written down, before anything follows from it."""
    return _RECORD[event.what](world, event) if event.what in _RECORD else world


def place_of(thing: Thing) -> tuple[str, str, str]:
    """Case, recipient and purpose."""
    return thing.case, thing.recipient, thing.purpose


def fold_of(world: World, case: str, body: str, purpose: str) -> Fold:
    """Her last word to this body for this purpose."""
    return world.people[case].folds.get((body, purpose), UNASKED)


def barred(world: World, case: str, body: str, purpose: str, now: datetime) -> bool:
    """By name or kind. A lift is for one body and purpose, for its time, and opens nothing that was asked before."""
    person, asked = world.people[case], fold_of(world, case, body, purpose).at
    names = {body, world.bodies[body].kind}
    since, until = person.lifts.get((body, purpose), (now, now))
    stands = person.bars & names and not (since <= asked and now < until)
    return bool(stands) or any(asked < person.opened[one] for one in names if one in person.opened)


def reached(world: World, event: Event) -> Mapping[str, Thing]:
    """What is out of those that the event names; what it does not name is any."""
    asked = event.case, event.body, event.purpose, event.thing, event.sender

    def meant(name: str, thing: Thing) -> bool:
        has = (*place_of(thing), name, world.people[thing.case].sender)
        return all(one in ("", other) for one, other in zip(asked, has, strict=True))

    return {name: thing for name, thing in world.things.items() if meant(name, thing)}


def named(world: World, here: Here, word: str) -> Here:
    """Of these what went to the body of this name or kind."""
    return {n: t for n, t in here.items() if word in (t.recipient, world.bodies[t.recipient].kind)}


def change(world: World, names: Collection[str], how: Callable[[Thing], Thing]) -> World:
    """The world with these things changed."""
    return replace(world, things={n: how(thing) if n in names else thing for n, thing in world.things.items()})


def with_person(world: World, case: str, **changed: Any) -> World:
    """The person of a case, changed."""
    return replace(world, people={**world.people, case: replace(world.people[case], **changed)})


def with_body(world: World, body: str, **changed: Any) -> World:
    """An organisation, changed."""
    return replace(world, bodies={**world.bodies, body: replace(world.bodies[body], **changed)})


def _with_thing(world: World, event: Event, **changed: Any) -> World:
    return change(world, {event.thing}, lambda thing: replace(thing, **changed))


def _case(world: World, event: Event) -> World:
    return replace(world, people={**world.people, event.case: cast("Person", event.made)})


def _release(world: World, event: Event) -> World:
    return replace(world, things={**world.things, event.thing: cast("Thing", event.made)})


def _consent(world: World, event: Event) -> World:
    fold = Fold("given", event.fields, cast("datetime", event.until), event.yes, event.at)
    return with_person(world, event.case, folds={**world.people[event.case].folds, (event.body, event.purpose): fold})


def _ended(word: str) -> Callable[[World, Event], World]:
    """Folds of this recipient (of all where none is named) that held; `word` "now" destroys. A no needs no question."""

    def record(world: World, event: Event) -> World:
        asked = world.people[event.case].folds
        if word == "refused":
            asked = {(event.body, event.purpose): replace(UNASKED, event=word, at=event.at), **asked}
        folds = {
            place: _end_of(fold, word, now=event.word == "now")
            if event.body in ("", place[0]) and event.purpose in ("", place[1])
            else fold
            for place, fold in asked.items()
        }
        return with_person(world, event.case, folds=folds)

    return record


def _end_of(fold: Fold, word: str, *, now: bool) -> Fold:
    if fold.event == "given":
        return replace(fold, event=word, before=_hers(fold), destroyed=now)
    return replace(fold, destroyed=fold.destroyed or now) if fold.event == "withdrawn" else fold


def _hers(fold: Fold) -> Fold | None:
    """What an undo gives back: her own word, never what two people allowed in danger."""
    return fold.before if fold.danger else fold


def _danger(world: World, event: Event) -> World:
    place, folds = (event.body, event.purpose), world.people[event.case].folds
    until = cast("datetime", event.until)
    fold = Fold("given", event.fields, until, assent=True, at=event.at, before=folds.get(place), danger=True)
    return with_person(world, event.case, folds={**folds, place: fold})


def _undo(world: World, event: Event) -> World:
    folds = {
        place: fold.before
        if fold.event == "withdrawn" and fold.before and not fold.destroyed and event.body in ("", place[0])
        else fold
        for place, fold in world.people[event.case].folds.items()
    }
    return with_person(world, event.case, folds=folds)


def _lift(world: World, event: Event) -> World:
    """`word`: a bar lifted lastingly; without it one body and purpose until its end."""
    person = world.people[event.case]
    if event.word:
        opened = {**person.opened, event.word: event.at}
        return with_person(world, event.case, bars=person.bars - {event.word}, opened=opened)
    lifts = {**person.lifts, (event.body, event.purpose): (event.at, cast("datetime", event.until))}
    return with_person(world, event.case, lifts=lifts)


def _bar(world: World, event: Event) -> World:
    person = world.people[event.case]
    kinds = {place: world.bodies[place[0]].kind for place in person.lifts}
    lifts = {place: span for place, span in person.lifts.items() if event.word not in (place[0], kinds[place])}
    return with_person(world, event.case, bars=person.bars | {event.word}, lifts=lifts)


def _stated_age(*, minor: bool, settled: bool) -> Callable[[World, Event], World]:
    """The younger rules until a human has settled it; two that differ contradict each other until then."""

    def record(world: World, event: Event) -> World:
        person = world.people[event.case]
        differs = not settled and (person.unsettled or person.minor is not minor)
        younger = minor if settled else person.minor or minor
        return with_person(world, event.case, minor=younger, unsettled=differs)

    return record


def _onward(world: World, event: Event) -> World:
    answers = {**world.people[event.case].answers, event.word: event.yes}
    return with_person(world, event.case, answers=answers)


def _duty(world: World, event: Event) -> World:
    return with_body(world, event.body, duties=(*world.bodies[event.body].duties, cast("Duty", event.duty)))


def _agreement(world: World, event: Event) -> World:
    return replace(world, agreements={**world.agreements, (event.sender, event.body): event.fields})


def _suspension(world: World, event: Event) -> World:
    since = event.at if event.word else world.bodies[event.body].suspended_from
    return with_body(world, event.body, suspended=event.word, suspended_from=since)


_RECORD: Mapping[str, Callable[[World, Event], World]] = {
    "case": _case,
    "release": _release,
    "consent": _consent,
    "refusal": _ended("refused"),
    "withdrawal": _ended("withdrawn"),
    "undo": _undo,
    "danger": _danger,
    "stolen": lambda world, event: with_body(world, event.body, stolen=True),
    "new_key": lambda world, event: with_body(world, event.body, stolen=False),
    "bar": _bar,
    "lift": _lift,
    "minor": _stated_age(minor=True, settled=False),
    "adult": _stated_age(minor=False, settled=False),
    "settled_minor": _stated_age(minor=True, settled=True),
    "settled_adult": _stated_age(minor=False, settled=True),
    "onward": _onward,
    "duty": _duty,
    "agreement": _agreement,
    "suspension": _suspension,
    "engaged": lambda world, event: _with_thing(world, event, engaged=event.yes),
    "read": lambda world, event: _with_thing(world, event, read=True),
    "seen": lambda world, event: _with_thing(world, event, statuses=frozenset({event.word})),
    "closing": lambda world, event: with_person(world, event.case, closed=True),
    "death": lambda world, event: with_person(world, event.case, dead=True),
}
