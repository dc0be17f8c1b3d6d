"""Names by the title behind them or the marks around them, where the dictionary does not know them. Linear."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from hub.minimisation.canonical import Folded
from hub.minimisation.spotting.given import given, in_kana, is_hiragana, proper
from hub.minimisation.spotting.lists import listed
from hub.minimisation.spotting.spot import Spot
from hub.minimisation.spotting.tokens import WordToken, can_be_a_name

_NO_NAME = listed("titled_no_names")
_NEVER = listed("never_names")
_TITLE = re.compile(
    "さん|ちゃん|くん|さま|君|様|氏|先輩|先生|弁護士|医師|容疑者|被告|教諭|教授|刑事|議員|って(?=子|人|男|女|やつ|奴)"
)
_SAYINGS = frozenset(["動詞", "形容詞", "助動詞", "形状詞", "副詞", "連体詞", "感動詞"])
_READING = re.compile(r"([一-龠々]{1,8})\(([ぁ-んー]{2,6}|[ァ-ヴー]{2,6})(?=[、,)])")
_SO_CALLED = re.compile("(?<![ぁ-んー])[ぁ-んー]{2,6}(?=(?:って|という)(?:子|人|男|女|やつ|奴|名))")
_ROLES = listed("roles")
_OF_KANA = frozenset(["さん", "ちゃん", "くん", "さま"])
_KANJI = re.compile("[一-龠々〆ヶケ]")
_KATAKANA_NAME = re.compile(r"([ァ-ヴー]{2,12}(?:[・= ][ァ-ヴー]{1,12}){1,4})(さん|ちゃん|くん|様|氏|君|先生|先輩)?")
_MOST_KANJI, _MOST_KANA = 5, 6
_CALLING = re.compile(
    r"((?:名前|本名|氏名|実名|偽名|名義|署名|差出人|宛名|受取人|振込人|通称|あだ名|呼び名|芸名|源氏名|フルネーム)(?:人|名)?(?:は|が|を|も|に|:|、|として|欄|\s){0,2})"
    r"[「『\"]([^「」『』\"、。\n]{1,20})[」』\"]"
)
_CALLED = re.compile(
    r"[「『\"]([^「」『』\"、。\n]{2,14})[」』\"](?:さん|ちゃん|くん|君|氏|と名乗|を名乗|と名のる|という名|という偽名|名義|と署名|と呼ばれ|と呼んで)"
)
_OFFICE = re.compile(
    r".*(?:士|師|員|者|屋|官|家|長|生|人|係|手|婦|婆|爺|方|々|医|校|部|課|社|会|所|局|署|店|県|市|区|府|都|駅|院|室|隊|団|さん|先生)$"
)
_SENTENCE = re.compile("[をにでっ]|ます|です|した|して|ない|する|から")


def quoted_as_called(seen: Folded) -> Iterator[Spot]:
    """名義「…」, 「…」と名乗る: what stands between the marks, whatever it is."""
    for one in _CALLING.finditer(seen.text):
        if _can_be_called(one[2]):
            yield Spot(*seen.span(*one.span(2)), "name")
    for one in _CALLED.finditer(seen.text):
        if _can_be_called(one[1]):
            yield Spot(*seen.span(*one.span(1)), "name")


def read_in_brackets(seen: Folded) -> Iterator[Spot]:
    """娘(さやね), りょうやって子: what the dictionary takes for the reading of a word, or for another word."""
    for one in _READING.finditer(seen.text):
        tie = any(one[1][-length:] in _ROLES for length in range(1, min(len(one[1]), _MOST_KANJI) + 1))
        if (tie and is_hiragana(one[2])) or given(one[2]):
            yield Spot(*seen.span(*one.span(2)), "name")
    for one in _SO_CALLED.finditer(seen.text):
        if in_kana(one[0]):
            yield Spot(*seen.span(*one.span()), "name")


def _can_be_called(words: str) -> bool:
    if words in _NO_NAME or words in _NEVER or words.isdigit() or _OFFICE.fullmatch(words):
        return False
    return not _SENTENCE.search(words)


def titled_names(seen: Folded, words: Sequence[WordToken]) -> Iterator[Spot]:
    """What stands before a title in one sentence of a plain text."""
    if not words:
        return
    starts = [one.start for one in words]
    for title in _TITLE.finditer(seen.text, words[0].start, words[-1].end):
        place = bisect_right(starts, title.start()) - 1
        first = _first(seen.text, words, place, title)
        if first is not None:
            yield Spot(*seen.span(first, title.start()), "name")
    for one in _KATAKANA_NAME.finditer(seen.text, words[0].start, words[-1].end):
        inside = words[bisect_right(starts, one.start()) - 1 : bisect_right(starts, one.end(1) - 1)]
        if one[2] or any(part.person() for part in inside):
            yield Spot(*seen.span(*one.span(1)), "name")


def _first(text: str, words: Sequence[WordToken], place: int, title: re.Match[str]) -> int | None:
    """Where the name before the title begins; `place`: the word in which the title begins."""
    end = title.start()
    if end == words[0].start:
        return None
    before = text[end - 1]
    if _KANJI.match(before):
        return _kanji(words, place, end)
    return _hiragana(text, words, place, title) if is_hiragana(before) else None


def _kanji(words: Sequence[WordToken], place: int, end: int) -> int | None:
    if words[place].start != end:
        return None
    first = place
    while first and words[first - 1].end == words[first].start and _all_kanji(words[first - 1].text):
        first -= 1
    parts = words[first:place]
    while parts and (
        parts[0].text in _NO_NAME or (parts[0].kind[0] == "接頭辞" and len(parts) > 1 and not proper(parts[0]))
    ):
        parts = parts[1:]
    written = "".join(one.text for one in parts)
    if not 1 < len(written) <= _MOST_KANJI or written in _NO_NAME or _OFFICE.fullmatch(written):
        return None
    if parts[-1].text in _NO_NAME or any(one.kind[1:2] == ("数詞",) for one in parts):
        return None
    if any(proper(one) for one in parts) or (len(parts) > 1 and any(len(one.text) == 1 for one in parts)):
        return parts[0].start
    return None


def _hiragana(text: str, words: Sequence[WordToken], place: int, title: re.Match[str]) -> int | None:
    """Back to the particle before the name, over whatever the dictionary made of its letters."""
    over, end, of_kana = words[place], title.start(), title[0] in _OF_KANA
    if over.start < end and not (over.kind[0] == "動詞" and of_kana):
        return None  # たくさん, みなさん: the dictionary knows the whole as something else
    if over.start == end and of_kana and over.text != title[0]:
        return None  # さんざん
    start, number = _back(text, words, place if over.start < end else place - 1, end, of_kana=of_kana)
    written = text[start:end]
    if (
        not 1 < len(written) <= _MOST_KANA
        or written in _NO_NAME
        or (number >= 0 and words[number].text in ("お", "ご"))
    ):
        return None
    if title[0] == "って" and any(one.kind[0] in _SAYINGS for one in words[number + 1 : place]):
        return None  # こわいって人
    known = [one for one in words[number + 1 : place + 1] if one.start == start and one.end == end]
    if known and not proper(known[0]) and not known[0].noun():
        return None
    if number >= 0 and words[number].end == start and (can_be_a_name(words[number].text, family=True)):
        return words[number].start
    return start


def _back(text: str, words: Sequence[WordToken], number: int, end: int, *, of_kana: bool) -> tuple[int, int]:
    """Where the run of hiragana before `end` begins that can be a name, and the number of the word before it."""
    start = end
    while number >= 0 and words[number].end >= start:
        one = words[number]
        part = text[one.start : start]
        if one.kind[0] == "助詞" and not (of_kana and start == end):  # no particle stands before さん: みづ|は|さん
            break
        stops = one.kind[0] in ("助動詞", "補助記号", "空白")
        if not is_hiragana(part) or (stops and end - start > 1) or end - one.start > _MOST_KANA:
            break
        start, number = one.start, number - 1
    return start, number


def _all_kanji(words: str) -> bool:
    return all(_KANJI.match(one) for one in words)
