"""Telephone numbers by shape: written with any dashes, brackets, blanks, digits or numerals. Pure, linear."""

import re
from collections.abc import Iterator

from phonenumbers import NumberParseException, is_possible_number, parse

from hub.minimisation.canonical import Folded, digit_of
from hub.minimisation.spotting.spot import Spot

_SPOKEN = {
    "ゼロ": "0", "ぜろ": "0", "マル": "0", "まる": "0", "レイ": "0", "れい": "0", "イチ": "1", "いち": "1", "ニー": "2",
    "ニ": "2", "に": "2", "サン": "3", "さん": "3", "ヨン": "4", "よん": "4", "シ": "4", "し": "4", "ゴー": "5",
    "ゴ": "5", "ご": "5", "ロク": "6", "ろく": "6", "ナナ": "7", "なな": "7", "シチ": "7", "しち": "7", "ハチ": "8",
    "はち": "8", "キュウ": "9", "キュー": "9", "きゅう": "9", "ク": "9", "く": "9",
    "zero": "0", "oh": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
    "seven": "7", "eight": "8", "nine": "9",
}  # fmt: skip
_NUMERAL = "[0-9〇零一二三四五六七八九]"
_WORD = "|".join(sorted(_SPOKEN, key=len, reverse=True))
_GAP = r"[-\s().\[\]{}〔〕「」【】/_~〜・,、*|:—]"
_RUN = re.compile(rf"\+?{_NUMERAL}(?:{_GAP}{{0,4}}{_NUMERAL})+")
_SPOKEN_RUN = re.compile(rf"(?:(?:{_WORD}|{_NUMERAL})(?:{_GAP}|の){{0,3}}){{2,}}", re.IGNORECASE)
_SAID = re.compile(rf"の|{_WORD}", re.IGNORECASE)
_TOKEN = re.compile(rf"{_WORD}|{_NUMERAL}", re.IGNORECASE)
_GROUP = re.compile(rf"{_NUMERAL}+")
_CUE = re.compile(
    r"(?:電話|でんわ|TEL|☎|携帯|ケータイ|けいたい|スマホ|(?<![一-龠])番号|連絡先|phone|call(?:ed)?|cell|mobile|text(?:ed)?|number)"
    r"[^0-9]{0,16}$",
    re.IGNORECASE,
)
_CUE_BEFORE = 28
_LEAST, _MOST = 9, 15
"""Digits of a number with its country or area."""
_GROUPS = 16
_CALENDAR = re.compile(
    r"(?<![0-9])(?:(?:19|20)[0-9]{2}([-/.])[01]?[0-9]\1[0-3]?[0-9]|[0-3]?[0-9]([-/.])[0-3]?[0-9]\2(?:19|20)[0-9]{2}|"
    r"[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?)(?![0-9:])"
)
"""A date or a time of day, as logs of calls and messages are full of; none stands inside a number."""
_OF_DATES = frozenset("-/.:")
"""What parts the groups of one."""
_AMERICAN = re.compile(r"\(?[2-9]\d\d\)?[-. ]{0,2}\d{3}[-. ]\d{4}")
_STROKE = re.compile("(?<=[0-9])一(?=[0-9])")
"""The numeral one, as likely a dash between digits of the other kind: both readings are tried."""


def telephones(seen: Folded) -> Iterator[Spot]:
    """Each number that can be one, by its digits and by how it is written; `seen` is the plain form."""
    text = seen.text
    for reading in {text, _STROKE.sub("-", text)}:
        for run in _RUN.finditer(reading):
            yield from (Spot(*seen.span(*found), "telephone") for found in _in_run(reading, run.start(), run.end()))
    for run in _SPOKEN_RUN.finditer(text):
        digits = "".join(_digits(one[0]) for one in _TOKEN.finditer(run[0]))
        if _SAID.search(run[0]) and digits.startswith("0") and 10 <= len(digits) <= 11:  # noqa: PLR2004
            yield Spot(*seen.span(run.start(), run.start() + len(run[0].rstrip("- 、,の"))), "telephone")


def national(number: str) -> str:
    """The digits of a number as they are dialled inside Japan: +81, 0081, 010 81 and "(0)" are gone."""
    digits = "".join(map(_digits, number))
    for abroad in ("01081", "0081", "81"):
        rest = digits.removeprefix(abroad).lstrip("0")
        if digits.startswith(abroad) and 9 <= len(rest) <= 10:  # noqa: PLR2004 - without the leading 0
            return "0" + rest
    return digits


def number_of(words: str) -> str:
    """The national digits of plain words that are a number and nothing else; "" where they are none."""
    digits = national(words) if re.fullmatch(rf"\+?(?:{_NUMERAL}|{_GAP}|\+)+", words) else ""
    return digits if len(digits) >= _LEAST - 2 else ""


def _digits(token: str) -> str:
    return digit_of(token) if len(token) == 1 and digit_of(token) else _SPOKEN.get(token.casefold(), "")


def _in_run(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    groups = [(one.start(), one.end()) for one in _GROUP.finditer(text, start, end)]
    place = 0
    while place < len(groups):
        taken = _longest(text, groups, place)
        if taken:
            first = groups[place][0]
            yield _with_sign(text, first), _with_bracket(text, first, groups[place + taken - 1][1])
        place += max(taken, 1)


def _longest(text: str, groups: list[tuple[int, int]], place: int) -> int:
    """How many groups from here make one number; 0 where none do."""
    first, digits, found, dated, last = groups[place][0], "", 0, False, groups[place][0]
    sign = _with_sign(text, first)
    if not _may_begin(text, sign, groups[place]) or _is_of_a_word(text, sign, groups[place : place + 3]):
        return 0
    cued = _cued(text, sign)
    for count, (start, end) in enumerate(groups[place : place + _GROUPS], 1):
        digits += text[start:end] if text[start:end].isascii() else "".join(map(digit_of, text[start:end]))
        dated, last = dated or text[last:start] in _OF_DATES, end
        if len(digits) > _MOST or (dated and _CALENDAR.search(text, first, end)):
            break
        if end < len(text) and text[end].isascii() and (text[end].isalpha() or text[end] in "@_"):
            continue
        if _is_number(digits, abroad=text[sign] == "+", count=count):
            return count
        if _may_be(digits, text[first:end], count, cued=cued):
            found = count
    return found


def _is_of_a_word(text: str, sign: int, groups: list[tuple[int, int]]) -> bool:
    listed = text[sign - 1 : sign] == "/" and _grouped(text, groups)
    return _inside_a_word(text, sign, groups[0][1]) and not listed


def _grouped(text: str, groups: list[tuple[int, int]]) -> bool:
    """Three groups that make one number, so that a stroke before them parts two addresses and is no path's."""
    digits = "".join(digit_of(one) for start, end in groups for one in text[start:end])
    return len(groups) == 3 and _is_number(digits, abroad=False, count=3)  # noqa: PLR2004


def _may_begin(text: str, sign: int, group: tuple[int, int]) -> bool:
    """Whether a number can begin with this group at all: most runs of digits are dates and amounts."""
    first = digit_of(text[group[0]])
    return first in "08" or text[sign] in "+(" or group[1] - group[0] == 3 or _cued(text, sign)  # noqa: PLR2004


def _cued(text: str, sign: int) -> bool:
    return bool(_CUE.search(text, max(0, sign - _CUE_BEFORE), sign))


def _is_number(digits: str, *, abroad: bool, count: int) -> bool:
    """A number of the length that its beginning asks for."""
    if abroad:
        return len(digits) >= _LEAST and (len(digits) > 10 or count > 3) and _possible("+" + digits)  # noqa: PLR2004
    for prefix in ("010", "00"):
        if digits.startswith(prefix + "81"):
            return _is_number("0" + digits[len(prefix) + 2 :].lstrip("0"), abroad=False, count=count)
    if digits.startswith("81") and count > 1:
        return _is_number("0" + digits[2:].lstrip("0"), abroad=False, count=count)
    if not digits.startswith("0") or digits.startswith("00"):
        return False
    mobile = digits[2:3] == "0" and digits[1:2] in "56789"
    return len(digits) == (11 if mobile or digits.startswith("0800") else 10)


def _may_be(digits: str, written: str, count: int, *, cued: bool) -> bool:
    """Not of the usual length, or without its area: by the dashes in it, or by what stands before it."""
    if digits.startswith("0") and not digits.startswith("00") and count > 2:  # noqa: PLR2004
        return _LEAST <= len(digits) <= 12  # noqa: PLR2004
    if len(digits) == 10 and _AMERICAN.fullmatch(written):  # noqa: PLR2004
        return True
    return cued and 7 <= len(digits) <= 12  # noqa: PLR2004


def _possible(number: str) -> bool:
    try:
        return is_possible_number(parse(number, "JP"))
    except NumberParseException:
        return False


def _with_sign(text: str, first: int) -> int:
    """Where the number begins, its "+" and an opening bracket included."""
    for back in (1, 2):
        if first >= back and text[first - back] == "+":
            return first - back
    return first - 1 if first and text[first - 1] == "(" else first


def _with_bracket(text: str, start: int, end: int) -> int:
    """Where the number ends, the bracket that closes its last digits included."""
    opened = text.rfind("(", start, end) > text.rfind(")", start, end)
    return end + 1 if opened and text[end : end + 1] == ")" else end


def _inside_a_word(text: str, start: int, end: int) -> bool:
    """Digits of an address, a hash or a name of a file; a word like "TEL" before them is none."""
    if not start:
        return False
    before = text[start - 1]
    if before in "/_@=#%&" or (before == "." and end - start < 3):  # noqa: PLR2004
        return before != "/" or not _CUE.search(text, max(0, start - _CUE_BEFORE), start)
    if before.isascii() and before.isalpha():
        return not re.search(r"(?i)(?:tel|phone|no|call|fax)$", text[max(0, start - 5) : start])
    return False
