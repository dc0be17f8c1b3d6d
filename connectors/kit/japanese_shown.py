"""Words that a provider passes on to whoever posted the content: nothing in them may name, reach or find the person.

A form of Japanese law is shown in part to the sender of the content. What the packet tells the provider in fields of
its own (who signs, where to answer) may stand in its words too; in the part that goes on it is hidden, and so are
telephone numbers, mail addresses, postal codes and street addresses, whoever wrote them.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

HIDDEN = "〔伏せ字〕"
_DASH = "[-ー−‐‑–—―~]"
_PREFECTURE = "(?:北海道|東京都|大阪府|京都府|[一-龠]{2,3}県)"
_NUMBERED = rf"(?:[0-9]+(?:丁目|番地|番(?!目)|号|{_DASH}[0-9]+)|[一二三四五六七八九十]+(?:丁目|番地))"
_SHAPES = (
    re.compile(r"[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}"),
    re.compile(rf"(?<![0-9])(?:\+81|0)(?:[\s().]|{_DASH})?[0-9](?:(?:[\s().]|{_DASH}){{0,2}}[0-9]){{7,9}}(?![0-9])"),
    re.compile(rf"〒?(?<![0-9])[0-9]{{3}}{_DASH}[0-9]{{4}}(?![0-9])"),
    re.compile(rf"{_PREFECTURE}[^\s、。]{{1,12}}[市区町村郡][^\s、。]{{0,40}}"),
    re.compile(rf"[^\s、。]{{1,12}}[市区町村郡][^\s、。]{{0,20}}?{_NUMBERED}[^\s、。]{{0,20}}"),
)
"""Of the plain form: mail address, telephone number, postal code, and two ways of writing where somebody lives."""
_ONE_KANA = {katakana: katakana - 0x60 for katakana in range(ord("ァ"), ord("ヶ") + 1)}
_TITLES = "さん|様|さま|氏|君|くん|ちゃん"
_NO_LETTER = re.compile(r"[\W_ー]")
_LEAST = 2
"""Letters from which on a part of a name is looked for by itself; a shorter one only with a title behind it."""


def for_the_uploader(words: str, name: str, addresses: Iterable[str]) -> str:
    """The words without anything that names or reaches anybody.

    `name`: of who signs, looked for whole and in its parts; `addresses`: what else the packet tells of where to answer.
    """
    plain, places = _plain(words)
    shown, last = [], 0
    for start, end in _apart(_spans(plain, (*_names(name), *filter(None, map(_spaced, addresses))))):
        first, after = places[start], places[end - 1] + 1
        shown += [words[last:first], HIDDEN]
        last = after
    return "".join([*shown, words[last:]])


def _plain(words: str) -> tuple[str, list[int]]:
    """Letters in one width, case and kana, and for each the place of the character that it comes from."""
    letters = [(letter, at) for at, one in enumerate(words) for letter in unicodedata.normalize("NFKC", one).casefold()]
    return "".join(letter for letter, _ in letters).translate(_ONE_KANA), [at for _, at in letters]


def _spans(plain: str, told: Iterable[re.Pattern[str]]) -> Iterator[tuple[int, int]]:
    for shape in (*_SHAPES, *told):
        yield from (found.span() for found in shape.finditer(plain))


def _names(name: str) -> Iterator[re.Pattern[str]]:
    """The name with whatever signs inside, and each of its parts."""
    whole = _spaced(name)
    if whole:
        yield whole
    parts = re.split(r"[\s・]+", _plain(name)[0].strip())
    yield from (found for part in parts if len(parts) > 1 and (found := _part(part)))


def _part(part: str) -> re.Pattern[str] | None:
    found = _spaced(part)
    short = found is not None and len(part) < _LEAST
    return re.compile(rf"{found.pattern}(?={_TITLES})") if short and found else found


def _spaced(words: str) -> re.Pattern[str] | None:
    """These letters in this order, with a few signs between them; Latin ones as words of their own."""
    letters = _NO_LETTER.sub("", _plain(words)[0])
    inside = f"{_NO_LETTER.pattern}{{0,4}}".join(map(re.escape, letters))
    return re.compile(rf"(?<![a-z]){inside}(?![a-z])" if letters.isascii() else inside) if letters else None


def _apart(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans in order, those that meet as one."""
    start, end = 0, 0
    for first, after in sorted(spans):
        if first > end and end:
            yield start, end
            start = first
        elif not end:
            start = first
        end = max(end, after)
    if end:
        yield start, end
