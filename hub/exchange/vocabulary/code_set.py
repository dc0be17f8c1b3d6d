"""The frozen shape of a closed list of codes: each with Japanese and English words, a meaning, and its facts."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from hub.kit.text import Text

V = TypeVar("V")


@dataclass(frozen=True)
class Code:
    """One code of a closed list. `code` is permanent: rows, webhooks and packets hold it.

    `words`: what a person reads. `meaning`: one English sentence for whoever writes a client. `facts`: what the rules
    ask of it, e.g. "minor"; the set says what each means.
    """

    code: str
    words: Text
    meaning: str
    facts: frozenset[str] = frozenset()


@dataclass(frozen=True)
class CodeSet:
    """A closed list of codes, in the order in which forms show them. `fact_meanings`: which facts a code can have.

    Raises `ValueError` where a code stands twice, has a fact that is not of the set, or lacks words or meaning.
    """

    name: str
    meaning: str
    members: tuple[Code, ...]
    fact_meanings: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def __post_init__(self) -> None:
        """Hold the set to what its docstring says."""
        if len(set(self.codes())) != len(self.members):
            raise ValueError(f"{self.name}: a code stands twice")
        for one in self.members:
            if not one.facts <= self.fact_meanings.keys():
                raise ValueError(f"{self.name}.{one.code}: a fact that is not of the set")
            if not all(word.strip() for word in (one.code, one.words.ja, one.words.en, one.meaning)):
                raise ValueError(f"{self.name}.{one.code}: words or meaning are missing")

    def __iter__(self) -> Iterator[Code]:
        """Each code with its words, in order."""
        return iter(self.members)

    def __contains__(self, code: object) -> bool:
        """Whether this is a code of the set."""
        return isinstance(code, str) and code in self._by_code

    def __getitem__(self, code: str) -> Code:
        """The code with its words; raises `KeyError` where it is not of the set."""
        return self._by_code[code]

    @cached_property
    def _by_code(self) -> Mapping[str, Code]:
        return MappingProxyType({one.code: one for one in self.members})

    def codes(self) -> tuple[str, ...]:
        """The bare codes, in order."""
        return tuple(one.code for one in self.members)

    def words(self) -> Mapping[str, Text]:
        """Code to words, in order."""
        return MappingProxyType({one.code: one.words for one in self.members})

    def having(self, fact: str) -> frozenset[str]:
        """The codes with this fact; raises `KeyError` for a fact that is not of the set."""
        if fact not in self.fact_meanings:
            raise KeyError(fact)
        return frozenset(one.code for one in self.members if fact in one.facts)

    def named(self, *codes: str) -> frozenset[str]:
        """These codes, for a rule that names them; raises `KeyError` at import where one is not of the set."""
        return frozenset(self[code].code for code in codes)

    def each(self, of: Mapping[str, V]) -> Mapping[str, V]:
        """A rule's table with one entry for each code; raises `ValueError` at import where one lacks or is too many."""
        if of.keys() != set(self.codes()):
            raise ValueError(f"{self.name}: not one entry for each code")
        return MappingProxyType(dict(of))

    def but(self, name: str, meaning: str, *codes: str) -> "CodeSet":
        """The same set without these codes and the facts that no other has, e.g. for an input that takes fewer."""
        left_out = self.named(*codes)
        kept = tuple(one for one in self.members if one.code not in left_out)
        had = frozenset[str]().union(*(one.facts for one in kept))
        return CodeSet(name, meaning, kept, MappingProxyType({k: v for k, v in self.fact_meanings.items() if k in had}))

    def only(self, name: str, meaning: str, *codes: str) -> "CodeSet":
        """These codes of the set alone, in the set's order."""
        return self.but(name, meaning, *(set(self.codes()) - self.named(*codes)))


def code(code: str, words: Text, meaning: str, *facts: str) -> Code:
    """One line of a set."""
    return Code(code, words, meaning, frozenset(facts))


def codes_of(words: CodeSet | Collection[str]) -> tuple[str, ...]:
    """The codes that a refusal names as allowed: of a set in its order, of anything else sorted."""
    return words.codes() if isinstance(words, CodeSet) else tuple(sorted(words))
