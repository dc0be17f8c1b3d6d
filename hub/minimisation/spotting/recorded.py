"""What the case records of who the person is, found in words however it is written there. Linear in the words.

Takes processor time: never called on the event loop.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from hub.minimisation.canonical import Folded, deeper, key, plain
from hub.minimisation.romaji import of_kana, of_latin, to_katakana
from hub.minimisation.spotting.spot import FindKind, Spot
from hub.minimisation.spotting.telephones import national
from hub.minimisation.spotting.tokens import reading, sentences

NAMES = ("call_name", "legal_name", "signer_name")
"""The fields that hold a name of hers."""
_HANDLES = ("offender_handles", "accounts")
_SHORTEST = 2
"""One letter alone names nobody."""
_LEAST_DIGITS = 7
_SURE = 5
"""So many Latin letters name somebody inside a longer word too."""
_LATIN = re.compile(r"[A-Za-z]+")
_SPACED = re.compile(r"(?<![A-Za-z])(?:[A-Za-z][ ._・-]{1,2}){2,}[A-Za-z](?![A-Za-z])")
_TITLE = re.compile(r"(?:san|tyan|kun|sama|senpai|sensei|tan|pyon|rin|n)$")
_PARTS = re.compile(r"[\s・=,、]+")
_STOP = re.compile(r"[。、,;:!?\n「」『』]")
_NUMBER = re.compile(r"[\d\W〇零一二三四五六七八九]*")
_SCRIPTS = (("ぁ", "ゖ"), ("ァ", "ー"), ("一", "龠"), ("a", "z"), ("A", "Z"), ("0", "9"))


@dataclass(frozen=True)
class Known:
    """Canonical spellings to the kind of what they spell; `romaji`: spellings of names in Latin letters."""

    spellings: Mapping[str, FindKind] = field(default_factory=dict, repr=False)
    romaji: frozenset[str] = field(default=frozenset(), repr=False)

    def holds(self, words: str) -> bool:
        """Whether these words spell one whole known thing, and nothing else."""
        written = key(words)
        digits = national(plain(words).text)
        if written in self.spellings or (len(digits) >= _LEAST_DIGITS and digits in self.spellings):
            return True
        return bool(_LATIN.fullmatch(written)) and of_latin(written) in self.romaji


def known(values: Mapping[str, Any]) -> Known:
    """Her names, ways of contact, and the handles and accounts of the case, each in every spelling."""
    names = [str(values[name]) for name in NAMES if values.get(name)]
    contact = values.get("safe_contact")
    ways = contact.get("ways", ()) if isinstance(contact, Mapping) else ()
    handles = [row for name in _HANDLES for row in values.get(name) or () if isinstance(row, Mapping)]
    return spelled(
        names,
        [str(way.get("value", "")) for way in ways if isinstance(way, Mapping)],
        [str(row["handle"]) for row in handles if row.get("handle")],
    )


def spelled(names: Iterable[str], ways: Iterable[str], handles: Iterable[str]) -> Known:
    """The spellings of these names, of these ways to reach somebody, and of these handles."""
    spellings: dict[str, FindKind] = {}
    romaji: set[str] = set()
    for handle in handles:
        spellings[key(handle)] = "handle"
    for way in ways:
        spellings |= dict.fromkeys(_ways(way), _kind_of(way))
    for name in names:
        for part in _parts(name):
            spellings[key(part)] = "name"
            read = _readings(part)
            spellings |= dict.fromkeys(read, "name")
            romaji |= {of_kana(one) for one in read} | ({of_latin(key(part))} if _LATIN.fullmatch(key(part)) else set())
    long = {spelling: kind for spelling, kind in spellings.items() if len(spelling) >= _SHORTEST}
    return Known(long, frozenset(one for one in romaji if len(one) > _SHORTEST))


def recorded(text: str, what: Known) -> tuple[Spot, ...]:
    """Each place in `text` that spells something known."""
    return tuple(spots_of(plain(text), what))


def spots_of(seen: Folded, what: Known) -> Iterator[Spot]:
    """The same of a text that is plain already."""
    if not what.spellings:
        return
    folded = deeper(seen)
    borders = _Borders(seen)
    for spelling, kind in what.spellings.items():
        place = folded.text.find(spelling)
        while place >= 0:
            span = folded.span(place, place + len(spelling))
            if _stands(seen, span, spelling, borders):
                yield Spot(*span, kind)
            place = folded.text.find(spelling, place + 1)
    for span in _romaji(seen, what.romaji):
        yield Spot(*seen.span(*span), "name")


def _ways(value: str) -> Iterator[str]:
    yield key(value)
    digits = national(plain(value).text)
    if len(digits) >= _LEAST_DIGITS:
        bare = digits.removeprefix("0")
        yield from (digits, f"81{bare}", f"810{bare}")
    local = value.partition("@")[0]
    if local and local != value and len(key(local)) >= _SURE:
        yield key(local)


def _kind_of(value: str) -> FindKind:
    if "@" in plain(value).text.strip("@ "):
        return "mail"
    return "telephone" if len(national(plain(value).text)) >= _LEAST_DIGITS else "account"


def _parts(name: str) -> set[str]:
    """The name as a whole, and family and given name by themselves."""
    seen = plain(name).text
    parts = {one for one in _PARTS.split(seen) if one}
    if len(parts) == 1 and len(seen) > _SHORTEST:
        words = [word for sentence in sentences(seen) for word in sentence]
        if len(words) > 1 and all(word.person() for word in words):
            parts |= {word.text for word in words}
    return {seen, *parts}


def _readings(part: str) -> set[str]:
    """The hiragana in which a name is read; of one in Latin letters those that it can stand for."""
    written = key(part)
    if _LATIN.fullmatch(written):
        return {key(one) for one in to_katakana(written)}
    read = key(reading(part))
    return {read} if of_kana(read) else set()


def _romaji(seen: Folded, names: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Latin words that are read as one of the names, also with a title behind, in parts, or letter by letter."""
    if not names:
        return
    inside = [one for one in names if len(one) >= _SURE]
    for word in _LATIN.finditer(seen.text):
        read = of_latin(word[0])
        if read in names or _TITLE.sub("", read) in names or any(one in read for one in inside):
            yield word.span()
    for word in _SPACED.finditer(seen.text):
        if of_latin("".join(_LATIN.findall(word[0]))) in names:
            yield word.span()


class _Borders:
    """Where words begin and end; asked for only where a short name stands among letters like its own."""

    def __init__(self, seen: Folded) -> None:
        self._seen = seen
        self._found: frozenset[int] | None = None

    def both(self, start: int, end: int) -> bool:
        """Whether a word begins and one ends at these places of the source."""
        if self._found is None:
            words = [word for sentence in sentences(self._seen.text) for word in sentence]
            spans = [self._seen.span(word.start, word.end) for word in words]
            self._found = frozenset(place for span in spans for place in span)
        return {start, end} <= self._found


def _stands(seen: Folded, span: tuple[int, int], spelling: str, borders: _Borders) -> bool:
    """Whether this is the name or number itself, and not letters of other words that happen to meet."""
    start, end = _in_plain(seen, span)
    if not _hangs_together(seen.text[start:end]):
        return False
    if len(spelling) > _SHORTEST and not (spelling.isascii() and len(spelling) < _SURE + 1):
        return True
    before = seen.text[start - 1] if start else ""
    after = seen.text[end] if end < len(seen.text) else ""
    if spelling.isascii():
        return not (_alike(before, seen.text[start]) or _alike(seen.text[end - 1], after))
    if not (_alike(before, seen.text[start]) or _alike(seen.text[end - 1], after)):
        return True
    return borders.both(*span)


def _in_plain(seen: Folded, span: tuple[int, int]) -> tuple[int, int]:
    return bisect_left(seen.starts, span[0]), bisect_left(seen.starts, span[1])


def _hangs_together(written: str) -> bool:
    """No stop, comma or line's end between the letters."""
    return not _STOP.search(written) or bool(_NUMBER.fullmatch(written))


def _alike(one: str, other: str) -> bool:
    """Whether two neighbouring characters are letters of one script: then they may be one word."""
    return bool(one and other) and any(low <= one <= high and low <= other <= high for low, high in _SCRIPTS)
