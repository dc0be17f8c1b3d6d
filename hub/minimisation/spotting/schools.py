"""Schools that are named in Japanese sentences: a proper name with the word for a school behind it. Linear."""

import re
from collections.abc import Iterator, Sequence

from hub.minimisation.canonical import Folded
from hub.minimisation.spotting.lists import listed
from hub.minimisation.spotting.short_schools import short_school
from hub.minimisation.spotting.spot import Spot
from hub.minimisation.spotting.tokens import WordToken

_KIND = (
    r"幼稚園|保育園|こども園|小学校|小学部|小学|中等教育学校|中学校|中学部|中学|高等専門学校|高等学校|高等部|高校|高専|大学院|大学|短期大学|短大|"
    r"(?:工|医|芸|美|音|外|体|商|農|科|薬|電|教育|工業|女子)大|女学院|女学園|女子校|専門学校|専修学校|各種学校|学園|学院|義務教育学校|(?:特別)?支援学校|養護学校|予備校|学習塾|進学塾|塾|"
    r"インターナショナルスクール|スクール|アカデミー|カレッジ|ゼミナール|学校|小中学校|中高"
)
_SUFFIX = re.compile(rf"(?:{_KIND})(?:(?:{_KIND})|附属|付属|中等部|高等部|初等部|本校|分校)*")
_KATAKANA = re.compile("[ァ-ヴー]+")
_PUBLIC = re.compile(r"(?:都|道|府|県|市|区|町|村|国|私|公|組合)立")
_GENERIC = listed("schools_no_names")
_SHORT = frozenset({"小", "中", "高", "大", "女子大", "高大", "女子高", "女子", "一中", "二中", "一高"})
_AFTER_SHORT = re.compile(
    r"(?:の(?:生徒|友|先生|子|同級|制服|校門|文化祭|体育祭|部活|先輩|後輩|[0-9一二三]年|吹|サッカー|野球|バ)|に(?:通|進|入|いる|在|行)|へ(?:通|進)|"
    r"を(?:卒|受|中退|出)|出身|生(?![まきむ])|卒|[0-9一二三]年|で(?:同|一緒|知り合)|から(?:転校|来)|だ|です|、|。|」|\)|$)"
)
_WIDE = listed("wide_places")
_BEFORE = listed("before_schools")
_WHEN = ("普通名詞", "副詞可能")


def japanese_schools(seen: Folded, words: Sequence[WordToken]) -> Iterator[Spot]:
    """Schools in one sentence of a plain text."""
    place = 0
    while place < len(words):
        found = _school_at(seen.text, words, place)
        if found:
            first, last = found
            yield Spot(*seen.span(words[first].start, words[last].end), "school")
            place = last
        elif short := short_school(seen.text, words, place, _part_of_name):
            yield Spot(*seen.span(*short), "school")
        place += 1


def _school_at(text: str, words: Sequence[WordToken], place: int) -> tuple[int, int] | None:
    """The first and last word of a school whose word for a school begins here."""
    suffix = _SUFFIX.match(text, words[place].start)
    if suffix and (place == 0 or suffix.end() > words[place].start):
        last = _last(words, place, suffix.end())
        if last is None:
            return None
        first = _first(words, place)
        if _own_name(words[first:place]):
            return first, last
        return None
    return _short(text, words, place)


def _last(words: Sequence[WordToken], place: int, end: int) -> int | None:
    """The word in which the school's word ends; a word that only begins like one is another."""
    for number in range(place, min(place + 8, len(words))):
        if words[number].end == end:
            return number
        if words[number].end > end:
            return None
    return None


def _first(words: Sequence[WordToken], place: int) -> int:
    first = place
    while first and place - first < 8 and _part_of_name(words, first - 1):  # noqa: PLR2004 - words of one name
        first -= 1
    while first < place and _leads(words[first]):
        first += 1
    return first


def _part_of_name(words: Sequence[WordToken], number: int) -> bool:
    one = words[number]
    if one.end != words[number + 1].start:
        return False
    if one.kind[0] in ("名詞", "接頭辞", "接尾辞") or one.text in ("ヶ", "ケ", "ノ", "が", "の", "ー"):
        return one.text not in ("の", "が") or _inside(words, number)
    if one.text == "・":
        return bool(number) and all(_KATAKANA.fullmatch(words[at].text) for at in (number - 1, number + 1))
    return one.kind[0] == "形状詞" and len(one.text) > 1


def _inside(words: Sequence[WordToken], number: int) -> bool:
    """A "の" inside a proper name, as in 虹の丘: the word after it is not the school's own."""
    after = words[number + 1].text
    return bool(number) and after in (
        "丘",
        "森",
        "里",
        "原",
        "台",
        "宮",
        "浜",
        "内",
        "木",
        "水",
        "杜",
        "空",
        "海",
        "川",
        "山",
    )


def _leads(one: WordToken) -> bool:
    """A particle or a time before the name is none of it."""
    return one.kind[0] == "接尾辞" or one.text in _BEFORE or one.kind[1:3] in (("数詞",), _WHEN)


def _own_name(words: Sequence[WordToken]) -> bool:
    return any(
        one.noun()
        and any(letter.isalnum() for letter in one.text)
        and one.text not in _GENERIC
        and one.kind[1:2] not in (("数詞",), ("代名詞",))
        and "時" not in one.text[-1:]
        for one in words
    )


def _short(text: str, words: Sequence[WordToken], place: int) -> tuple[int, int] | None:
    """桜台中, 県立西高: the short word after a name, where what follows speaks of a school."""
    one = words[place]
    if place and one.text in _SHORT and _part_of_name(words, place - 1):
        first = _first(words, place)
        named = words[first:place]
        proper = any(w.place() or w.person() or w.unknown or len(w.text) > 1 for w in named) or len(named) > 1
        if named and _own_name(named) and proper and named[-1].text not in _WIDE and _AFTER_SHORT.match(text, one.end):
            return first, place
        of = one.text[-1] in "高大" and text[one.end : one.end + 1] == "の"
        if named and _own_name(named) and any(w.place() or w.person() for w in named) and of:
            return first, place
        if named and len(named) == 1 and named[0].text in "東西南北" and _AFTER_SHORT.match(text, one.end):
            return first, place
    if place and _PUBLIC.fullmatch(words[place - 1].text) and one.noun() and words[place - 1].end == one.start:
        return _public(words, place)
    if len(one.text) > 1 and one.text[-1] in "中高小" and re.fullmatch(r"[東西南北一二三四][中高小]", one.text):
        return (place, place) if _AFTER_SHORT.match(text, one.end) else None
    return None


def _public(words: Sequence[WordToken], place: int) -> tuple[int, int] | None:
    last = place
    while last + 1 < len(words) and last - place < 6 and words[last + 1].kind[0] in ("名詞", "接尾辞", "接頭辞"):  # noqa: PLR2004
        if words[last + 1].start != words[last].end:
            break
        last += 1
    run = "".join(one.text for one in words[place : last + 1])
    ends = re.search(rf"(?:{_KIND}|[中高小大])$", run)
    if not ends or not _own_name(words[place : last + 1]) or run in _GENERIC:
        return None
    return _first(words, place - 1), last
