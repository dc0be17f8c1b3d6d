"""桜ヶ峰小, 青葉野中: the name of a place with one letter for the school behind it, whatever goes on. Linear."""

import re
from collections.abc import Callable, Sequence

from hub.minimisation.spotting.lists import listed
from hub.minimisation.spotting.tokens import WordToken

_LETTER = frozenset("小中高大")
_OF_PLACES = frozenset(
    "丘台野原浜川山島崎沢谷森池坂津瀬宮橋塚峰岡峯里園井田江浦水泉岬潟洲砂城岸松杉梅桜林平尾根木本見星月海波"
)
"""The letters on which names of places end."""
_AFTER = re.compile(
    r"[にへでとをはがもや、。,.」』)(\s/・]|の(?!上|下|よう)|から|まで|出身|卒|生(?![まきむ])|[0-9一二三四五六]年|だ|より|$"
)
_EVERYWHERE = re.compile(r"(?:に|で|が)(?:広|知|拡|流|散|ばら|噂|うわさ|騒|探)")
"""Behind 中: throughout the place, and no school."""
_WIDE = listed("wide_places")
_GENERIC = listed("schools_no_names")
_BEFORE = listed("before_schools")
_MOST = 6


def short_school(
    text: str, words: Sequence[WordToken], place: int, part_of_name: Callable[[Sequence[WordToken], int], bool]
) -> tuple[int, int] | None:
    """The letters of the school that ends with this word, where its name is one of a place."""
    one = words[place]
    letter = one.text[-1]
    if not place or letter not in _LETTER or one.person() or len(one.text) > 2 or not _goes_on(text, one.end, letter):  # noqa: PLR2004
        return None
    first = place
    while first and place - first < _MOST and part_of_name(words, first - 1):
        first -= 1
    while first < place and (words[first].text in _BEFORE or words[first].kind[0] in ("助詞", "接尾辞")):
        first += 1
    parts, name = words[first:place], text[words[first].start : one.end - 1]
    if len(name) < 2 or not parts or any(part.kind[1:2] == ("数詞",) for part in parts):  # noqa: PLR2004
        return None
    if parts[-1].text in _WIDE or name in _GENERIC or parts[-1].kind[2:3] == ("サ変可能",):
        return None
    named = len(one.text) == 1 and (parts[-1].place() or parts[-1].unknown) and name[-1] not in "県市区町村国"
    return (words[first].start, one.end) if named or name[-1] in _OF_PLACES else None


def _goes_on(text: str, end: int, letter: str) -> bool:
    return bool(_AFTER.match(text, end)) and not (letter == "中" and _EVERYWHERE.match(text, end))
