"""The walks that found a fault once: each with its mend, and so found again where that is switched off."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from importlib import import_module

from tests.house.spoils import Guard, Spoil

WALKS = "tests/narrowing/test_seen_faults.py::test_not_seen_again"
ROOMS = ("acts", "emergencies", "history", "narrowing", "pairs", "statements", "voices", "waiting")
"""The files of guards in which a mend may stand."""
Mend = str | tuple[str, Spoil]
"""The name of a guard in one of them, or where one is and how it is switched off, for which no other test asks."""


def found_again(mends: Mapping[str, Mend]) -> tuple[Guard, ...]:
    """For each walk its guard, which the test of the tests switches off; none where the mend's own names that walk."""
    known = {guard.what: guard for room in ROOMS for guard in _in(room)}
    walked = (_walked(walk, mend, known) for walk, mend in mends.items())
    return tuple(guard for guard in walked if guard not in known.values())


def _walked(walk: str, mend: Mend, known: Mapping[str, Guard]) -> Guard:
    what, test = f"seen: {walk}", f"{WALKS}[{walk}]"
    if not isinstance(mend, str):
        return Guard(what, *mend, test)
    return known[mend] if known[mend].test == test else replace(known[mend], what=what, test=test)


def _in(room: str) -> Iterator[Guard]:
    for value in vars(import_module(f"tests.house.guards.{room}")).values():
        if isinstance(value, tuple):
            yield from (one for one in value if isinstance(one, Guard))
