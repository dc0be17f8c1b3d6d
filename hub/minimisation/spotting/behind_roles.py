"""Names in kanji behind the tie or part somebody has, or behind a label: 弟の湊斗, 担当:犬飼, 本名は…. Linear."""

import re
from collections.abc import Iterator, Sequence

from hub.minimisation.canonical import Folded
from hub.minimisation.spotting.given import given, is_hiragana
from hub.minimisation.spotting.lists import listed
from hub.minimisation.spotting.spot import Spot
from hub.minimisation.spotting.tokens import WordToken, can_be_a_name

_ROLES = listed("roles") | listed("roles_of_schools")
_LABELS = listed("labels_of_names")
_NO_NAME = listed("titled_no_names") | listed("roles") | _LABELS
_AFTER_FAMILY = listed("after_family_names")
_OFFICES = listed("offices")
_USUAL = listed("usual_single_kanji")
_WIDE = listed("wide_places")
_NO_KANA = "から|より|まで|って|さん|さま|くん|ちゃん|たち|です|など|なら|ほか|[だでとがはにをのもへや]"
_NO_TITLED = _NO_NAME | _WIDE
_NAME = re.compile(
    r"([一-龠々ヶケ]{1,5})"
    rf"(?:[ ・]?([一-龠々]{{1,3}}|(?!{_NO_KANA})[ぁ-んー]{{2,4}}|[ァ-ヴー]{{2,6}})(?![一-龠々ァ-ヴー]))?"
)
_KANA_NAME = re.compile(r"[ァ-ヴー]{2,8}[ ・=][ァ-ヴー]{2,8}")
_ENDS = re.compile(
    r"さん|ちゃん|くん|さま|君|様|氏|先輩|先生|たち|達|は|が|を|に|と|も|の|へ|や|で(?!き)|から|まで|より|って|だ(?![けっ])|です|"
    r"[、。,.」』)(\"・:;/「\s〜-]|$"
)
_SAYING = re.compile(
    "と名乗|と名のる|って(?:名前|名の|いう(?:名|子|人|男|女)|子|男|女|やつ|奴)|という名|と申(?:し|す)|という(?:名|男|女|子|方|人|者|生徒|学生|留学生|同級生|先輩|後輩|友)|を名乗"
)
_NAMED = re.compile("(?:って|という)名")
_SOME_KANJI = re.compile("[一-龠々]{2,5}")
_MOST_BACK, _LINKS = 8, 2
_LINKING = (":", "=", "は", "が", "「")
_SPEAKING = frozenset([":", ">"])
_AFTER_ROLE = ("の", "(", "、")
_BEFORE = frozenset([*_LINKING, *_AFTER_ROLE])
"""What stands right before a name behind a label or a part: before most words nothing of it does."""


def names_behind(seen: Folded, words: Sequence[WordToken]) -> Iterator[Spot]:
    """Names of one sentence of a plain text, by what stands before them or by "と名乗る" behind them."""
    texts = {one.text for one in words}
    speaks, office = not texts.isdisjoint(_SPEAKING), not texts.isdisjoint(_OFFICES)
    for place in range(len(words)):
        end = _alone(words, place, speaks=speaks, office=office) or _behind(seen.text, words, place)
        if end:
            yield Spot(*seen.span(words[place].start, end), "name")
        elif words[place].kind[0] == "助詞" and _SAYING.match(seen.text, words[place].start):
            yield from (Spot(*seen.span(*found), "name") for found in _said(seen.text, words, place))


def _alone(words: Sequence[WordToken], place: int, *, speaks: bool, office: bool) -> int:
    """Where this word ends if it is a name by what follows; `speaks`, `office`: whether that is in the sentence."""
    return words[place].end if (speaks and _speaks(words, place)) or (office and _in_office(words, place)) else 0


def _behind(text: str, words: Sequence[WordToken], place: int) -> int:
    """Where the name that begins here ends, by what stands before it; 0 where none does."""
    before = words[place - 1] if place else None
    if before is None or not (before.text in _BEFORE or before.kind[0] == "空白"):
        return 0
    labelled = _labelled(words, place)
    if not labelled and not _of_role(words, place):
        return 0
    start = words[place].start
    kana = _KANA_NAME.match(text, start) if labelled else None
    if kana:
        return kana.end()
    name = _NAME.match(text, start)
    if not name:
        return 0
    for end in (name.end(), name.end(1)):
        parts = [one for one in words[place : place + 6] if one.end <= end]
        if _ENDS.match(text, end) and parts and parts[-1].end == end and _is_name(parts):
            return end
    return 0


def _of_role(words: Sequence[WordToken], place: int) -> bool:
    return place > 1 and words[place - 1].text in _AFTER_ROLE and words[place - 2].text in _ROLES


def _speaks(words: Sequence[WordToken], place: int) -> bool:
    """三宅:もう送らないで: a line of a conversation, by who says it."""
    if place + 1 == len(words) or words[place + 1].text not in _SPEAKING:
        return False
    begins = not place or words[place - 1].kind[0] == "空白" or words[place - 1].text in ("。", "」", "\n")
    return begins and _titled(words[place])


def _in_office(words: Sequence[WordToken], place: int) -> bool:
    """内海医師: a family's name right before what somebody does."""
    if place + 1 == len(words) or words[place + 1].text not in _OFFICES:
        return False
    alone = not place or words[place - 1].end < words[place].start or not words[place - 1].noun()
    return alone and words[place + 1].start == words[place].end and _titled(words[place])


def _titled(one: WordToken) -> bool:
    return one.noun() and len(one.text) > 1 and one.text not in _NO_TITLED and can_be_a_name(one.text, family=True)


def _labelled(words: Sequence[WordToken], place: int) -> bool:
    """Behind "担当:", "名義 " or "本名は"."""
    before = place - 1
    while (
        before >= 0 and place - before <= _LINKS and (words[before].text in _LINKING or words[before].kind[0] == "空白")
    ):
        before -= 1
    return 0 <= before < place - 1 and words[before].text in _LABELS


def _is_name(parts: Sequence[WordToken]) -> bool:
    """Whether these words together are a name: proper ones, or kanji that the dictionary takes apart."""
    written = "".join(one.text for one in parts)
    family = parts[0].person() or can_be_a_name(parts[0].text, family=True)
    rest = [one for one in parts if not (family and is_hiragana(one.text))]
    if len(written) < 2 or written in _NO_NAME or any(_ordinary(one) for one in rest):  # noqa: PLR2004
        return False
    if parts[-1].text in _AFTER_FAMILY or (len(parts) == 1 and (written in _WIDE or not _proper(parts[0]))):
        return False
    return any(_proper(one) for one in parts) or any(one.text not in _USUAL for one in parts)


def _proper(one: WordToken) -> bool:
    return one.person() or one.unknown or can_be_a_name(one.text, family=True) or given(one.text)


def _ordinary(one: WordToken) -> bool:
    """A word that stands in no name: a number, an act, a common noun of two letters that is no name as well."""
    if one.kind[0] in ("動詞", "形容詞", "連体詞", "助動詞") or (
        one.kind[0] in ("副詞", "形状詞") and not given(one.text)
    ):
        return True
    if one.text in _NO_NAME or one.kind[1:2] == ("数詞",) or one.kind[2:3] == ("サ変可能",):
        return True
    return len(one.text) > 1 and not _proper(one) and not (one.place() or one.kind[1:2] == ("固有名詞",))


def _said(text: str, words: Sequence[WordToken], place: int) -> Iterator[tuple[int, int]]:
    """Back from "と名乗る" over words that hang together, where one of them is proper."""
    first = place
    while (
        first and place - first < _MOST_BACK and words[first - 1].end == words[first].start and _hangs(words[first - 1])
    ):
        first -= 1
    parts = words[first:place]
    if (
        not parts
        or parts[-1].text in _NO_NAME
        or (parts[-1].kind[0] == "接尾辞" and not any(one.person() for one in parts))
    ):
        return
    named = bool(_NAMED.match(text, words[place].start)) and _SOME_KANJI.fullmatch("".join(one.text for one in parts))
    if (named or any(_proper(one) for one in parts)) and not any(one.kind[1:2] == ("数詞",) for one in parts):
        yield parts[0].start, parts[-1].end


def _hangs(one: WordToken) -> bool:
    return (one.noun() or one.kind[0] in ("接尾辞", "接頭辞") or one.text == "・") and one.text not in _NO_NAME
