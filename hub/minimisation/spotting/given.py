"""Whether a word is somebody's given name: by the dictionary, in the other kana, or by the list of usual ones."""

import re

from hub.minimisation.romaji import of_kana, of_latin
from hub.minimisation.spotting.lists import listed
from hub.minimisation.spotting.tokens import WordToken, can_be_a_name

_TO_HIRAGANA = {katakana: katakana - 0x60 for katakana in range(0x30A1, 0x30F7)}
_KANA = listed("given_names_kana")
_BEGINNINGS = frozenset(name[:2] for name in _KANA)
_WORDS_TOO = listed("kana_words_too")
_ROMAJI = frozenset(spelled for spelled in map(of_kana, _KANA) if len(spelled) > 2)  # noqa: PLR2004
_TRUSTED = 3
"""Letters of a name that hardly stand together by chance."""


def given(word: str) -> bool:
    """A given name in any kana or in kanji, whatever else it may mean."""
    return in_kana(word) or can_be_a_name(word)


def in_kana(word: str) -> bool:
    """A given name of the list, in hiragana or katakana."""
    return hiragana(word) in _KANA


def begins_in_kana(text: str, start: int) -> bool:
    """Whether a given name of the list can begin here, by its first letters: what costs least, first."""
    return hiragana(text[start : start + 2]) in _BEGINNINGS


def in_latin(word: str) -> bool:
    """The romaji of a given name of the list, in any system."""
    return of_latin(word) in _ROMAJI


def only_a_name(word: str) -> bool:
    """A name of the list that is hardly anything else."""
    return len(word) >= _TRUSTED and in_kana(word) and hiragana(word) not in _WORDS_TOO


def hiragana(word: str) -> str:
    """The word with its katakana as hiragana."""
    return word.translate(_TO_HIRAGANA)


def proper(one: WordToken) -> bool:
    """A word that can be part of somebody's name: proper, unknown, or a given name as well."""
    return one.person() or one.place() or one.unknown or given(one.text)


def is_hiragana(words: str) -> bool:
    """Whether it is written in hiragana alone."""
    return bool(re.fullmatch("[ぁ-んー]+", words))
