"""One form in which words are compared: whoever writes a name or number otherwise writes the same. Pure, linear.

Two depths. `plain`: what a reader sees, without width, invisible signs, marks, foreign digits and letters that only
look Latin. `canonical`: letters and digits alone, katakana as hiragana, numerals of kanji as digits; blanks, dashes,
brackets and points are gone.
Both remember where each character came from.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from hub.minimisation.lookalikes import LATIN

KANJI_DIGITS = {**dict(zip("〇一二三四五六七八九", "0123456789", strict=True)), "零": "0"}
_VOICED = {"\u3099": "\u3099", "\u309b": "\u3099", "\uff9e": "\u3099"}
_VOICED |= {"\u309a": "\u309a", "\u309c": "\u309a", "\uff9f": "\u309a"}
"""Marks of voicing, spaced, combining or of half width, and the combining one."""
_DASHES = frozenset("\u02d7\u2043\u2212\u2500\u2501\u2796\u30fb\ufe31\ufe32\ufe58\ufe63\uff0d\uff65\u3161\u1173\u4e28")
_LONG = "\u30fc"
_HIRAGANA = 0x60
"""From a katakana to its hiragana."""
_TO_STABLE = 4


@dataclass(frozen=True)
class Folded:
    """A text in one of the two forms; character i stands for `source[starts[i]:ends[i]]`."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a non-empty stretch of this form stands in the source."""
        return self.starts[start], self.ends[end - 1]


def plain(source: str) -> Folded:
    """What a reader sees: compatible forms made one, invisible signs and marks dropped, digits of every script as 0-9.

    Dashes of all kinds are "-"; the mark of a long vowel is one between digits only.
    """
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for place, one in enumerate(source):
        mark = _VOICED.get(one)
        if mark and starts and ends[-1] == place:
            letters[-1] = _voiced(letters[-1], mark)
            ends[-1] = place + 1
            continue
        seen = _plain(one)
        if not seen and ends and ends[-1] == place:  # an invisible sign belongs to the letter before it
            ends[-1] = place + 1
        for letter in seen:
            letters.append(letter)
            starts.append(place)
            ends.append(place + 1)
    _long_marks_between_digits(letters)
    return Folded("".join(letters), starts, ends)


def canonical(source: str) -> Folded:
    """Letters and digits alone, each in its one form; the same of its own text is the same again."""
    return deeper(plain(source))


def deeper(seen: Folded) -> Folded:
    """The canonical form of a text that is plain already, with its places in the source."""
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for place, one in enumerate(seen.text):
        for letter in _canonical(one):
            letters.append(letter)
            starts.append(seen.starts[place])
            ends.append(seen.ends[place])
    return Folded("".join(letters), starts, ends)


def key(words: str) -> str:
    """The canonical form alone, to compare with another."""
    return canonical(words).text


def digit_of(one: str) -> str:
    """The digit that a plain character stands for, kanji numerals included; "" where it is none."""
    return one if "0" <= one <= "9" else KANJI_DIGITS.get(one, "")


def _voiced(letter: str, mark: str) -> str:
    """The letter with its mark where there is one such letter; without where there is none."""
    joined = unicodedata.normalize("NFC", letter + mark)
    return joined if len(joined) == 1 else letter


@lru_cache(maxsize=65_536)
def _plain(one: str) -> str:
    found = one
    for _ in range(_TO_STABLE):
        before, found = found, "".join(map(_seen, unicodedata.normalize("NFKC", found)))
        if before == found:
            break
    return found


def _seen(one: str) -> str:
    category = unicodedata.category(one)
    if one in _VOICED:
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(one))
    if category == "Pd" or one in _DASHES:
        return "・" if one in "\u30fb\uff65" else "-"
    if category in ("Cf", "Mn", "Me") or one == "\u3164":
        return ""
    return " " if category == "Zs" else _unmarked(one)


def _unmarked(one: str) -> str:
    """é as e, ō as o, Cyrillic а as a; kana keep their voicing."""
    if "\u3040" <= one <= "\u30ff":
        return one
    bare = "".join(part for part in unicodedata.normalize("NFKD", one) if unicodedata.category(part) != "Mn")
    joined = unicodedata.normalize("NFC", bare)
    return LATIN.get(joined, joined)


@lru_cache(maxsize=65_536)
def _canonical(one: str) -> str:
    found = one
    for _ in range(_TO_STABLE):
        before, found = found, "".join(map(_letter, "".join(map(_plain, found.casefold()))))
        if before == found:
            break
    return found


def _letter(one: str) -> str:
    if one == _LONG or unicodedata.category(one)[0] not in "LN":
        return ""
    if "\u30a1" <= one <= "\u30f6":
        return chr(ord(one) - _HIRAGANA)
    return KANJI_DIGITS.get(one, one)


def _long_marks_between_digits(letters: list[str]) -> None:
    """Make the mark in "０５０ー" a dash, and leave the one in "ゆーき"."""
    for place in range(1, len(letters) - 1):
        if letters[place] == _LONG and digit_of(letters[place - 1]) and digit_of(letters[place + 1]):
            letters[place] = "-"
