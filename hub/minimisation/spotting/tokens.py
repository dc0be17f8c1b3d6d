"""Japanese sentences as words with their kinds, by SudachiPy and its small dictionary. Loaded at first use.

Takes processor time and, the first time, the disk: never called on the event loop.
"""

import re
import threading
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from sudachipy import Dictionary

if TYPE_CHECKING:
    from sudachipy import Tokenizer

_LONGEST = 2_000
"""Letters of one sentence; what goes on without a stop is cut there."""
_SENTENCE = re.compile(rf"[^。！？!?\n]{{1,{_LONGEST}}}[。！？!?\n]{{0,4}}|[。！？!?\n]+")
_JAPANESE = re.compile("[ぁ-ゖァ-ヺー一-龠々〆㐀-䶿\uf900-\ufaff\U00020000-\U0003ffff]")
_here = threading.local()


class WordToken(NamedTuple):
    """One word at `start` to `end` of the text. `kind`: its part of speech, from wide to narrow, without blanks."""

    text: str
    start: int
    end: int
    kind: tuple[str, ...]
    unknown: bool

    def noun(self) -> bool:
        """Whether it is a noun of any kind."""
        return self.kind[0] == "名詞"

    def person(self) -> bool:
        """Whether the dictionary reads it as a person's name here."""
        return self.kind[2:3] == ("人名",)

    def lonely(self) -> bool:
        """Whether it is one kanji alone."""
        return len(self.text) == 1 and ("一" <= self.text <= "龠" or self.text == "々")

    def place(self) -> bool:
        """Whether the dictionary reads it as a place."""
        return self.kind[2:3] == ("地名",)


def sentences(text: str) -> Iterator[tuple[WordToken, ...]]:
    """The words of each sentence of a plain text, in order; a sentence without a Japanese letter has none."""
    cutter = _cutter()
    for sentence in _SENTENCE.finditer(text):
        if not _JAPANESE.search(sentence[0]):
            continue
        words = cutter.tokenize(sentence[0])
        yield tuple(
            WordToken(
                word.surface(),
                sentence.start() + word.begin(),
                sentence.start() + word.end(),
                _kind(word.part_of_speech()),
                word.is_oov(),
            )
            for word in words
        )


def can_be_a_name(word: str, *, family: bool = False) -> bool:
    """Whether the dictionary knows this word as somebody's given name, whatever else it may mean.

    `family`: or as a family's.
    """
    kinds = ("名", "姓") if family else ("名",)
    return any(p[2] == "人名" and p[3] in kinds for p in (one.part_of_speech() for one in _dictionary().lookup(word)))


def reading(words: str) -> str:
    """How these words are read, in katakana; what has no reading stands for itself."""
    return "".join(one.reading_form() for one in _cutter().tokenize(words))


@cache
def _kind(part: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one for one in part[:4] if one != "*")


@cache
def _dictionary() -> Dictionary:
    return Dictionary(dict="small")


def _cutter() -> "Tokenizer":
    """One a thread: it keeps its working memory."""
    if not hasattr(_here, "cutter"):
        _here.cutter = _dictionary().tokenizer("C")
    found: Tokenizer = _here.cutter
    return found
