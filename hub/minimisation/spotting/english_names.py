"""People's names in English words, Japanese ones in Latin letters included. Linear."""

import re
from collections.abc import Iterator

from hub.minimisation.canonical import Folded
from hub.minimisation.romaji import to_katakana
from hub.minimisation.spotting.english_cues import (
    AND,
    CUE_BEFORE,
    INITIAL,
    LOWER_TITLED,
    NAMED_LOWER,
    SPEAKS,
    STRONG,
    TIED_LOWER,
    TITLE_BEFORE,
    TITLED,
)
from hub.minimisation.spotting.given import in_latin
from hub.minimisation.spotting.lists import listed
from hub.minimisation.spotting.spot import Spot
from hub.minimisation.spotting.tokens import can_be_a_name

_GIVEN = listed("given_names")
_PLAIN_TOO = listed("given_names_and_words")
"""Names that are words as well: only with a capital inside a sentence, or with another name beside them."""
_NO_NAMES = listed("capitals_no_names")
_CAPITAL = r"[A-Z][a-z'’]{1,20}(?:-[A-Z]?[a-z]{1,20})?|[A-Z]{3,12}"
_JOINED = rf"(?: |, (?=(?:{_CAPITAL})(?:[,. ]|$))|・)(?:(?:[A-Z]\.? |van |de |da |Mc|O')?(?:{_CAPITAL}))"
_WORDS = re.compile(rf"(?<![A-Za-z0-9@_./-])(?:{_CAPITAL})(?:{_JOINED}){{0,3}}(?![A-Za-z0-9@_])(?!\.[a-z])")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")


def english_names(seen: Folded) -> Iterator[Spot]:
    """Names in a plain text."""
    text = seen.text
    for one in _WORDS.finditer(text):
        yield from (Spot(*seen.span(*found), "name") for found in _in_run(text, one))
    for one in LOWER_TITLED.finditer(text):
        if one[1].casefold() not in _NO_NAMES:
            yield Spot(*seen.span(*one.span(1)), "name")
    for one in TIED_LOWER.finditer(text):
        if one[1] not in _NO_NAMES | _PLAIN_TOO and _known(one[1]):
            yield Spot(*seen.span(*one.span(1)), "name")
    for one in NAMED_LOWER.finditer(text):
        words = one[1].split()
        said = (
            one[0][: one.start(1) - one.start()].casefold().startswith(("i'm", "i am ", "this"))
            and "called" not in one[0]
        )
        if words[0] not in _NO_NAMES and (not said or (_known(words[0]) and words[0] not in _PLAIN_TOO)):
            end = one.end(1) if _known(words[-1]) else one.start(1) + len(words[0])
            yield Spot(*seen.span(one.start(1), end), "name")


def _in_run(text: str, run: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The stretches of names in a run of words with capitals; what is no name parts them."""
    stretch: list[tuple[int, int]] = []
    for word in (*_WORD.finditer(text, run.start(), run.end()), None):
        if word is not None and _bare(word[0]) not in _NO_NAMES:
            stretch.append(word.span())
            continue
        if word is not None and _bare(word[0]) in _PLAIN_TOO and stretch:
            stretch.append(word.span())
            continue
        if stretch and _named(text, stretch):
            yield _with_title(text, stretch[0][0]), _without_s(text, *stretch[-1])
        stretch = []


def _with_title(text: str, start: int) -> int:
    """Where the name begins, "Mrs" and initials before it included."""
    title = TITLE_BEFORE.search(text, max(0, start - 14), start)
    return title.start() if title else start


def _named(text: str, stretch: list[tuple[int, int]]) -> bool:
    words = [_bare(text[start:end]) for start, end in stretch]
    start, end = stretch[0][0], stretch[-1][1]
    inside = not _begins_sentence(text, start)
    if any(_known(word) and (word not in _PLAIN_TOO or inside or len(words) > 1) for word in words):
        return True
    if TITLED.match(text, end) or SPEAKS.match(text, end):
        return True
    before = text[max(0, start - 40) : start]
    if STRONG.search(before) or INITIAL.search(before):
        return True
    joined = AND.search(before)
    if joined and joined[1][0].isupper() and _bare(joined[1]) in _NO_NAMES:
        return False  # "Instagram and Dropbox": no names, so neither is this
    if len(words) > 1 and all(len(word) > 2 and to_katakana(word) for word in words):  # noqa: PLR2004
        return True  # two words in capitals that can both be read as Japanese ones
    japanese = re.search("[ぁ-んァ-ヶ一-龠]", text[max(0, start - 3) : end + 3])
    written = [text[a:b] for a, b in stretch]
    if japanese or not inside or any(word.isupper() for word in written):
        return False
    return bool(CUE_BEFORE.search(before)) or len(words) == 2  # noqa: PLR2004 - two words with capitals, inside a sentence


def _begins_sentence(text: str, start: int) -> bool:
    return not start or text[max(0, start - 3) : start].rstrip(" \"'(「*-\n\t")[-1:] in (
        "",
        ".",
        "!",
        "?",
        ":",
        "。",
        "\n",
    )


def _known(word: str) -> bool:
    """A given name by the list, or the romaji of a Japanese one."""
    return word in _GIVEN or _is_romaji_name(word)


def _is_romaji_name(word: str) -> bool:
    if len(word) < 3 or word in _NO_NAMES:  # noqa: PLR2004
        return False
    return in_latin(word) or any(can_be_a_name(one, family=True) for one in to_katakana(word))


def _bare(word: str) -> str:
    return re.sub(r"['’]s?$", "", word.casefold())


def _without_s(text: str, start: int, end: int) -> int:
    return start + len(re.sub(r"['’]s?$", "", text[start:end]))
