"""Codes and values of a case as people read them: in the words of the vocabulary, and as text alone."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from hub.exchange.vocabulary import SETS
from hub.exchange.vocabulary.code_set import CodeSet
from hub.exchange.vocabulary.field import Field, Part
from hub.kit.japan_time import in_tokyo
from hub.kit.text import Phrase
from schema.engine.choices import code_of

_YES, _NO, _NONE = Phrase("Yes"), Phrase("No"), Phrase("–")
BETWEEN: Final = {"ja": "、"}


def worded(set_name: str, choice: str, word: str, language: str) -> str:
    """A word of an enum of the API in words: `set_name` of the vocabulary has its code."""
    return SETS[set_name][code_of(choice, word)].words.to(language)


def value(of: Field | Part | None, given: Any, language: str) -> str:  # noqa: ANN401 - a JSON value of a case
    """A value in words, each part after its label; a code that the vocabulary does not know as it is kept."""
    if given is None:
        return _NONE.to(language)
    if isinstance(given, bool):
        return (_YES if given else _NO).to(language)
    if isinstance(given, Mapping):
        return _between(language, (_pair(of, str(key), one, language) for key, one in given.items()))
    if isinstance(given, Sequence) and not isinstance(given, str):
        return _between(language, (value(of, one, language) for one in given))
    if of is not None and of.kind == "instant":
        return in_tokyo(datetime.fromisoformat(str(given))).to(language)
    return _coded(of.codes if of else None, given, language)


def _pair(of: Field | Part | None, key: str, given: Any, language: str) -> str:  # noqa: ANN401 - a JSON value
    part = of.part(key) if isinstance(of, Field) else next((p for p in of.parts if p.name == key), None) if of else None
    return f"{part.label.to(language) if part else key}: {value(part, given, language)}"


def _coded(codes: CodeSet | None, given: Any, language: str) -> str:  # noqa: ANN401 - a JSON value
    return codes[given].words.to(language) if codes is not None and given in codes else str(given)


def _between(language: str, parts: Any) -> str:  # noqa: ANN401 - texts
    return BETWEEN.get(language, ", ").join(parts)
