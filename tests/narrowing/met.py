"""Which causes of the table an event is, for which things: so that it is counted where they really meet."""

from collections.abc import Collection, Mapping
from datetime import datetime

from tests.narrowing.history import fold_of, named, place_of, reached
from tests.narrowing.oracle import causes, lasting
from tests.narrowing.table import TABLE, column
from tests.narrowing.values import LIVE, Event, Thing, World

Met = tuple[str, str]
_SAID = frozenset({"withdrawal", "refusal", "bar", "closing", "minor", "adult", "key", "stolen", "guardian", "death"})
"""Events that are a cause by their own name; the others are known by what stands afterwards."""


def alive(thing: Thing) -> bool:
    """Whether it is open, and somebody may read it."""
    return not thing.cut and bool(thing.statuses & LIVE)


def met(world: World, event: Event) -> set[Met]:
    """The cause that this event is, with each thing that it is about, before it happens."""
    here = reached(world, event)
    if event.what == "ending":
        return _each(event.word, here)
    if event.what == "consent":
        fold, end = fold_of(world, event.case, event.body, event.purpose), event.until or event.at
        less = fold.event == "given" and (not fold.fields <= event.fields or end < fold.until)
        return _each("narrowed", here if less else ())
    if event.what == "agreement":
        less = not world.agreements.get((event.sender, event.body), event.fields) <= event.fields
        return _each("breach" if event.word else "agreement", here if less else ())
    if event.what in ("minor", "adult") and world.people[event.case].minor is (event.what == "minor"):
        return set()
    if event.what == "bar":
        here = named(world, here, event.word)
    return _each(event.what, here if event.what in _SAID else ())


def stands(world: World, now: datetime, among: Collection[str]) -> set[Met]:
    """What stands against each of these now, also where the table keeps it. Of a missing field nobody knows why."""
    things = {name: world.things[name] for name in among}.items()
    found = {n: causes(world, *place_of(t), now) | lasting(world, t, now).keys() for n, t in things}
    return {(cause, name) for name, all_of in found.items() for cause in all_of & TABLE.keys() - {"agreement"}}


def cells(things: Mapping[str, Thing], found: Collection[Met]) -> list[tuple[str, str]]:
    """Cause and state of each that was alive."""
    return [(cause, column(things[name])) for cause, name in found if alive(things[name])]


def _each(cause: str, names: Collection[str]) -> set[Met]:
    return {(cause, name) for name in names}
