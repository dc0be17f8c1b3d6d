"""Mail addresses, also where the signs are written as words. Pure, linear."""

import re
from collections.abc import Iterator

from hub.minimisation.canonical import Folded
from hub.minimisation.spotting.spot import Spot

_AT = re.compile(
    r" ?@ ?| ?[(\[{<〔]\s?(?:at|アット|あっと)\s?[)\]}>〕] ?| at | ?(?:アットマーク|あっとまーく|アット|あっと) ?",
    re.IGNORECASE,
)
_LOCAL = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._%+-'")
_DOT = r"(?: ?\. ?| ?[(\[{]\s?(?:dot|ドット)\s?[)\]}] ?| dot | ?ドット ?| ?どっと ?)"
_DOMAIN = re.compile(rf"[a-z0-9-]{{1,63}}(?:{_DOT}[a-z0-9-]{{1,63}}){{0,6}}", re.IGNORECASE)
_TIGHT = re.compile(r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6}", re.IGNORECASE)
_MOST = 64


def mails(seen: Folded) -> Iterator[Spot]:
    """Each address; `seen` is the plain form."""
    text, before = seen.text, 0
    for at in _AT.finditer(text):
        start = _local(text, at.start(), before)
        end = _domain(text, at)
        if text[end : end + 1] == "@":  # "by mail at mina@…": the word is no sign
            continue
        if start < at.start() and end > at.end():
            before = end
            yield Spot(*seen.span(start, end), "mail")


def _local(text: str, end: int, before: int) -> int:
    """Where the part before the sign begins."""
    start = end
    while start > max(before, end - _MOST) and text[start - 1] in _LOCAL:
        start -= 1
    while start < end and text[start] in ".'-":
        start += 1
    return start


def _domain(text: str, at: re.Match[str]) -> int:
    """Where the domain after the sign ends; a sign that is a word asks for a point somewhere in the domain."""
    tight = _TIGHT.match(text, at.end())
    if tight:
        return _without_end(text, tight)
    loose = _DOMAIN.match(text, at.end())
    if loose and re.search(_DOT, loose[0], re.IGNORECASE):
        return _without_end(text, loose)
    return at.end()


def _without_end(text: str, found: re.Match[str]) -> int:
    end = found.end()
    while end > found.start() and text[end - 1] in ".- ":
        end -= 1
    return end
