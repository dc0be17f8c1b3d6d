"""Every closed list of codes of the hub, once: with words in Japanese and English, a meaning and facts. Data only."""

from collections.abc import Mapping
from itertools import chain
from types import MappingProxyType

from hub.exchange.vocabulary import (
    callers,
    case,
    catalogue,
    deadlines,
    disclosure,
    harm,
    members,
    narrowing,
    oversight,
    person,
    purposes,
    routes,
    takedowns,
    tasks,
)
from hub.exchange.vocabulary.code_set import Code, CodeSet
from hub.exchange.vocabulary.fields import CATALOGUE

__all__ = ["CATALOGUE", "SETS", "Code", "CodeSet"]


def _index() -> Mapping[str, CodeSet]:
    rooms = (
        harm,
        person,
        callers,
        case,
        purposes,
        disclosure,
        tasks,
        takedowns,
        narrowing,
        deadlines,
        routes,
        oversight,
        members,
        catalogue,
    )
    found = [one for one in chain.from_iterable(vars(room).values() for room in rooms) if isinstance(one, CodeSet)]
    index = {one.name: one for one in found}
    if any(index[one.name] is not one for one in found):
        raise ValueError("two sets of codes have one name")
    return MappingProxyType(index)


SETS: Mapping[str, CodeSet] = _index()
"""Name to set."""
