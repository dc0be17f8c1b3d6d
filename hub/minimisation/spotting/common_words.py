"""Common words and single kanji that are somebody's name by what stands behind them. Linear."""

import re
from collections.abc import Sequence

from hub.minimisation.spotting.lists import listed
from hub.minimisation.spotting.tokens import WordToken, can_be_a_name

_TITLES = listed("titles")
_NO_NAME = listed("titled_no_names")
_AFTER_FAMILY = listed("after_family_names")
_ONE_KANJI = listed("single_kanji_names")
_USUAL = listed("usual_single_kanji")
_TWO_KANJI = re.compile("[一-龠々]{2,3}")
_WORDS_TOO = listed("kanji_words_too")
"""Words in kanji that the dictionary knows as given names too, and that hardly ever are."""
_ADVERBS = frozenset(["まこと", "さら", "ともども"])
_RUN = 4
_PARTICLES = frozenset(["は", "が", "に", "を", "と", "も", "へ", "から", "って"])
_KANA = re.compile(r"[ァ-ヶー]{2,8}|[ぁ-んー]{3,8}")


def acts(words: Sequence[WordToken], place: int) -> bool:
    """A common word that is a given name too, where somebody acts or is acted upon: みずきに, 真帆から."""
    one = words[place]
    after = words[place + 1].text if place + 1 < len(words) and words[place + 1].kind[0] == "助詞" else ""
    if after not in _PARTICLES and not (after == "の" and one.kind[1] == "固有名詞"):
        return False
    if not _KANA.fullmatch(one.text) and not (_TWO_KANJI.fullmatch(one.text) and one.text not in _WORDS_TOO):
        return False
    if _inside_a_compound(words, place) or one.kind[2:3] == ("副詞可能",) or (after == "に" and one.text in _ADVERBS):
        return False
    return one.kind[1] in ("普通名詞", "固有名詞") and not one.place() and can_be_a_name(one.text)


def _inside_a_compound(words: Sequence[WordToken], place: int) -> bool:
    before = words[place - 1] if place else None
    return before is not None and before.end == words[place].start and (before.noun() or before.kind[0] == "接頭辞")


def lone_kanji(words: Sequence[WordToken], place: int) -> bool:
    """凛は: one kanji that is hardly ever a word of its own, where somebody acts or is acted upon."""
    alone = not place or words[place - 1].end < words[place].start or not words[place - 1].noun()
    return words[place].text in _ONE_KANJI and alone and _particle(words, place + 1)


def two_kanji(words: Sequence[WordToken], place: int) -> int:
    """紗|弥|は: two kanji that the dictionary takes apart, neither a usual word; 2 where they are a name."""
    if not (words[place].lonely() and _particle(words, place + 2)):  # what costs least, and is seldom there, first
        return 0
    pair = words[place : place + 2]
    if not all(one.lonely() and one.text not in _USUAL for one in pair):
        return 0
    alone = not place or not (words[place - 1].noun() or words[place - 1].kind[0] == "接頭辞")
    return 2 if alone and pair[0].end == pair[1].start else 0


def letters_before_title(words: Sequence[WordToken], place: int) -> int:
    """結|愛|さん: single kanji that the dictionary takes apart, with a title behind; how many they are."""
    if not words[place].lonely():
        return 0
    count = 1
    while place + count < len(words) and count < _RUN and words[place + count].lonely():
        count += 1
    after = place + count
    if count < 2 or after == len(words) or words[after].text not in _TITLES:  # noqa: PLR2004 - one alone is no name
        return 0
    joined = "".join(one.text for one in words[place:after])
    return count if joined not in _NO_NAME and words[after - 1].text not in _AFTER_FAMILY else 0


def _particle(words: Sequence[WordToken], place: int) -> bool:
    return place < len(words) and words[place].kind[0] == "助詞" and words[place].text in _PARTICLES
