"""A place in a text that can name, reach or find somebody."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

FindKind = Literal["telephone", "mail", "account", "handle", "school", "name", "other"]
"""`other`: words that a worker selected by herself."""
KINDS: tuple[FindKind, ...] = ("telephone", "mail", "account", "handle", "school", "name", "other")


@dataclass(frozen=True, order=True)
class Spot:
    """Letters `start` to `end` of the source."""

    start: int
    end: int
    kind: FindKind


def apart(spots: Iterable[Spot]) -> tuple[Spot, ...]:
    """Each letter in one spot at most: the longer rules, and of the same length the kind that stands first.

    What a longer one leaves of a shorter one stays a spot of its own.
    """
    taken: list[Spot] = []
    for one in sorted(spots, key=lambda s: (s.start, -s.end, KINDS.index(s.kind))):
        last = taken[-1].end if taken else 0
        if one.end > last:
            taken.append(Spot(max(one.start, last), one.end, one.kind))
    return tuple(taken)
