"""The vocabulary as one partner's form says it: its own words by name, each with a reason, and else the hub's. Pure.

A name is one of "field", "field.part" (of a record or a row), "field:softened" (its coarse form) or "set/code".
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from hub.exchange.vocabulary import CATALOGUE, SETS, CodeSet
from hub.exchange.vocabulary.field import Coarser, Field
from hub.kit.text import Text


@dataclass(frozen=True)
class Override:
    """A partner's own words for one name of the vocabulary. `reason`: why its readers are not told the hub's words."""

    words: Text
    reason: str


def _names() -> Iterator[tuple[str, Text]]:
    for name, field in CATALOGUE.items():
        yield name, field.label
        yield from ((f"{name}.{part.name}", part.label) for one in field.parts for part in (one, *one.parts))
        if field.coarse:
            yield f"{name}:softened", field.coarse.label
    for found in SETS.values():
        yield from ((f"{found.name}/{one.code}", one.words) for one in found)


NAMES: Mapping[str, Text] = MappingProxyType(dict(_names()))
"""Everything that has words, by name."""

_SOFT: Mapping[Coarser, re.Pattern[str]] = MappingProxyType(
    {"country": re.compile("[A-Z]{2}"), "day": re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")}
)
"""How a softened value looks that is no code."""


def is_softened(field: Field, value: object) -> bool:
    """Whether this value can only be the field's coarse form; one that both forms hold is taken as the full one."""
    if field.coarse is None or not isinstance(value, str):
        return False
    if field.coarse.codes:
        return value in field.coarse.codes and value not in field.choices()
    return bool(_SOFT[field.coarse.how].fullmatch(value))


@dataclass(frozen=True)
class Words:
    """What a partner's form calls things. Raises `ValueError` for an override of no name, or without need or reason."""

    own: Mapping[str, Override]

    def __post_init__(self) -> None:
        """Hold the overrides to what the docstring says."""
        for name, override in self.own.items():
            if name not in NAMES:
                raise ValueError(f"{name}: the vocabulary has no such name")
            if not (override.words.ja.strip() and override.words.en.strip() and override.reason.strip()):
                raise ValueError(f"{name}: words in both languages and a reason are needed")
            if override.words == NAMES[name]:
                raise ValueError(f"{name}: the vocabulary's own words need no override")

    def of(self, name: str) -> Text:
        """The words for this name; raises `KeyError` where the vocabulary has none."""
        return self.own[name].words if name in self.own else NAMES[name]

    def label(self, name: str, value: object = None) -> Text:
        """What a field with this value is called: its softened form answers another question than the full one."""
        return self.of(f"{name}:softened" if is_softened(CATALOGUE[name], value) else name)

    def code(self, found: CodeSet | None, code: object) -> Text:
        """The words for a code; one that is not of the set is shown as it came."""
        known = found is not None and str(code) in found
        return self.of(f"{found.name}/{code}") if found and known else Text(str(code), str(code))


PLAIN = Words(MappingProxyType({}))
"""The vocabulary as it stands."""
