"""Every further place at which a name stands that was recognised once in the same text. Linear."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from hub.minimisation.canonical import Folded
from hub.minimisation.spotting.lists import listed
from hub.minimisation.spotting.spot import Spot
from hub.minimisation.spotting.tokens import WordToken

_LATIN = re.compile(r"(?<![A-Za-z0-9@_./-])[A-Z][A-Za-z'’-]{2,20}(?![A-Za-z0-9@_/])")
_LEAST = 3
_PARTS = re.compile(r"[・=\s,]+")
_NO_NAMES = listed("capitals_no_names") | listed("given_names_and_words")
_KANJI_OR_KATAKANA = re.compile("[一-龠々ァ-ヴー]{2,12}")
_KANJI = re.compile("[一-龠々]{2,4}")
_HIRAGANA = re.compile("[ぁ-んー]{3,8}")


def again(seen: Folded, found: Iterable[Spot], words: Sequence[Sequence[WordToken]]) -> Iterator[Spot]:
    """The further places of the names in `found`, whole words only; `words`: the sentences of the plain text."""
    places = [
        (bisect_left(seen.starts, one.start), bisect_left(seen.starts, one.end)) for one in found if one.kind == "name"
    ]
    named = {*_names(seen.text, places), *_words_inside(places, words)}
    if not named:
        return
    for one in _LATIN.finditer(seen.text):
        if one[0].casefold().removesuffix("'s") in named:
            yield Spot(*seen.span(one.start(), one.start() + len(one[0].removesuffix("'s"))), "name")
    begins = {one[:1] for one in named}
    for sentence in words:
        for place in (place for place, one in enumerate(sentence) if one.text[:1] in begins):
            yield from (Spot(*seen.span(*at), "name") for at in _at(sentence, place, named))


def _at(words: Sequence[WordToken], place: int, named: set[str]) -> Iterator[tuple[int, int]]:
    """Up to four words from here that are one name."""
    run = ""
    for number in range(place, min(place + 4, len(words))):
        run += words[number].text
        if run in named and not run.isascii():
            yield words[place].start, words[number].end


def _names(text: str, places: Iterable[tuple[int, int]]) -> Iterator[str]:
    """The names and what blanks and points part in them."""
    for start, end in places:
        for part in _PARTS.split(text[start:end]):
            latin = part.isascii() and len(part) >= _LEAST and part[:1].isupper() and part.casefold() not in _NO_NAMES
            if latin:
                yield part.casefold()
            elif _KANJI_OR_KATAKANA.fullmatch(part) or _HIRAGANA.fullmatch(part):
                yield part


def _words_inside(places: Sequence[tuple[int, int]], words: Sequence[Sequence[WordToken]]) -> Iterator[str]:
    """The words in kanji of the names, as 村雲 of 村雲雅人; `places` in order and apart."""
    number = 0
    for one in (one for sentence in words for one in sentence):
        while number < len(places) and places[number][1] <= one.start:
            number += 1
        inside = number < len(places) and places[number][0] <= one.start and one.end <= places[number][1]
        if inside and _KANJI.fullmatch(one.text):
            yield one.text
