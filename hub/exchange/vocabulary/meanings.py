"""What every set, fact, code, field and part means, in every language: a meaning is a message of the catalogues.

`hub.kit.words` takes the messages from here, for in the data they stand bare.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from hub.exchange.vocabulary import CATALOGUE, SETS
from hub.exchange.vocabulary.field import Field, Part
from hub.kit.text import Phrase, Text

CONTEXT: Final = "meaning"
"""Tells a meaning from the words of a code that are spelled alike."""


def in_words(meaning: str) -> Text:
    """The meaning in each language of the hub."""
    return Phrase(meaning, CONTEXT)


def meanings() -> tuple[str, ...]:
    """Every meaning of the vocabulary once, in order."""
    return tuple(dict.fromkeys((*_of_sets(), *_of_fields(CATALOGUE.values()))))


def _of_sets() -> Iterator[str]:
    for one in SETS.values():
        yield from (one.meaning, *one.fact_meanings.values(), *(code.meaning for code in one))


def _of_fields(fields: Iterable[Field]) -> Iterator[str]:
    for one in fields:
        yield one.meaning
        if one.coarse:
            yield one.coarse.meaning
        yield from _of_parts(one.parts)


def _of_parts(parts: Iterable[Part]) -> Iterator[str]:
    for one in parts:
        yield one.meaning
        yield from _of_parts(one.parts)
