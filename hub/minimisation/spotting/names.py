"""People's names in Japanese sentences: what the dictionary reads as one, and what stands before さん. Linear."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hub.minimisation.canonical import Folded
from hub.minimisation.spotting.common_words import acts, letters_before_title, lone_kanji, two_kanji
from hub.minimisation.spotting.lists import listed
from hub.minimisation.spotting.spot import Spot
from hub.minimisation.spotting.tokens import WordToken, can_be_a_name

TITLES = listed("titles")
_NO_NAME = listed("titled_no_names")
_NEVER = listed("never_names")
_SAID_TO_BE = re.compile(
    r"\s*[」』]?(?:と(?:名乗|名のり|なのっ|呼ばれ|呼ん|いう(?:名|人|男|女|子|方|者|ひと|お|先|友|同級|後輩|元|知|大学|高校|中学|[0-9]{2}代)|言う(?:名|人|男|女|子)|申し(?:ます|まし))|"
    r"名義|って(?:いう?(?:名|人|男|女|子|方|先|友|同級|後輩)|呼(?:ば|ん)|名(?:前|乗)|人|子|男|女|やつ|奴)|という(?:名|人|男|女|子|方))"
)
_CALLED = re.compile(
    r"(?:名前|本名|氏名|実名|偽名|名字|苗字|呼び名|あだ名|通称|源氏名|芸名|下の名|フルネーム|名義|ペンネーム)(?:は|が|を|も|:|=|に|で|→|\s){1,3}[「『\"]?$"
)
_BLANKS = frozenset(filter(str.isspace, map(chr, range(0x3001))))
_SAYS = _BLANKS | frozenset("」』と名っ")
"""Signs with which `_SAID_TO_BE` begins: what has none of them behind it is not looked at."""
_LEADS = _BLANKS | frozenset('はがをも:=にで→「『"')
"""Signs with which `_CALLED` ends."""
_QUOTED = re.compile(
    r"[「『\"]([ぁ-んァ-ヶー一-龠々]{2,8})[」』\"](?:さん|ちゃん|くん|君|(?:とい|って(?:い)?)う?(?:名|人|男|女|子|方|先輩|友|同級|後輩)|と名乗|と呼)"
)
_ROLES = listed("roles")
_STOPS = listed("after_names")
_AFTER_FAMILY = listed("after_family_names")
"""Single kanji that make something else of a family name before them."""
_NAME_ENDS = re.compile(
    r"さん|ちゃん|くん|君|様|氏|は|が|を|に|と|も|の|へ|や|で|から|まで|より|って|だ|[、。,.」』)(:;/\s]|$"
)
_SHORT_KANA = re.compile("[ぁ-んー]{2,4}|[ァ-ヶー]{2,5}")
_OF_NAMES, _NEITHER = ("普通名詞", "固有名詞"), ("数詞", "代名詞")
_PERSON = ("人名",)
_RUN = 4
"""Words of one name: family name, middle point or blank, given name."""
_KANA = re.compile(r"[ァ-ヶー]{2,8}|[ぁ-んー]{3,8}")


def japanese_names(seen: Folded, words: Sequence[WordToken]) -> Iterator[Spot]:
    """Names in one sentence of a plain text."""
    place, marks = 0, _marked(words)
    while place < len(words):
        length = _name_at(seen.text, words, place, marks) if marks.may_begin(place) else 0
        if length:
            yield Spot(*seen.span(words[place].start, words[place + length - 1].end), "name")
        place += length or 1


def quoted_names(seen: Folded) -> Iterator[Spot]:
    """「ゆきの」という子: names that the dictionary does not know, by their quotation marks."""
    for one in _QUOTED.finditer(seen.text):
        if one[1] not in _NO_NAME:
            yield Spot(*seen.span(*one.span(1)), "name")


class _Marks(NamedTuple):
    """What is asked of each word of a sentence again and again. `titled`: whether there is a title among them."""

    could: Sequence[bool]
    persons: Sequence[bool]
    particles: Sequence[bool]
    titled: bool

    def may_begin(self, place: int) -> bool:
        """Whether a name can begin with this word at all: with most it cannot."""
        return self.could[place] or self.titled or self.particles[place + 2]


def _marked(words: Sequence[WordToken]) -> _Marks:
    none = [False, False]  # behind the last word there are none
    return _Marks(
        [*map(_could_be, words), *none],
        [*(one.kind[2:3] == _PERSON for one in words), *none],
        [*(one.kind[0] == "助詞" for one in words), *none],
        not TITLES.isdisjoint([one.text for one in words]),
    )


def _name_at(text: str, words: Sequence[WordToken], place: int, marks: _Marks) -> int:
    """How many words from here are one name; 0 where none begins here."""
    run = _run(words, place, marks) if marks.could[place] else 0
    after = place + run
    if run:
        person = marks.persons[place] or run > 1
        known = person and any(one.person() and not one.unknown for one in words[place:after])
        if (known and _is_name(words, place, after)) or _called(text, words, place, after):
            return run + _letters_behind(text, words, after)
        if known:
            return 0
    if run and marks.titled and after < len(words) and words[after].text in TITLES:
        return run if _can_be_titled(words, place, after) else 0
    if run == 1 and marks.particles[after] and (acts(words, place) or lone_kanji(words, place)):
        return 1
    if run == 1 and words[place].kind[1] == "固有名詞" and _of_role(words, place):
        return 1
    lonely = letters_before_title(words, place) if marks.titled else 0
    return lonely or (two_kanji(words, place) if marks.particles[place + 2] else 0)


def _letters_behind(text: str, words: Sequence[WordToken], after: int) -> int:
    """Single kanji that the dictionary leaves behind a person's name, as in 工藤莉|央|菜; how many they are."""
    count = 0
    if not (words[after - 1].person() or can_be_a_name(words[after - 1].text)):
        return 0
    while count < _RUN and after + count < len(words) and words[after + count - 1].end == words[after + count].start:
        one = words[after + count]
        if not one.lonely() or one.text in _AFTER_FAMILY or one.text in TITLES:
            break
        count += 1
    return count if count and _NAME_ENDS.match(text, words[after + count - 1].end) else 0


def _of_role(words: Sequence[WordToken], place: int) -> bool:
    """元同僚のブライアン: what the dictionary knows as proper only, behind a tie or part somebody has."""
    return place > 1 and words[place - 1].text == "の" and words[place - 2].text in _ROLES and not words[place].place()


def _run(words: Sequence[WordToken], place: int, marks: _Marks) -> int:
    """Words from here that hang together as one name could: proper ones, and what kana or a blank joins to them."""
    count = 1
    for number in range(place + 1, min(place + _RUN, len(words))):
        one = words[number]
        joins = one.text in "・ =" or words[number - 1].text in "・ ="
        if not (joins or marks.persons[number] or marks.persons[number - 1]):
            break
        if one.text in TITLES or not (marks.could[number] or (one.text in "・ =" and _next_is_person(words, number))):
            break
        if not (joins or _goes_on(words[number - 1], one)):
            break
        count += 1
    return count


def _could_be(one: WordToken) -> bool:
    if not one.noun() or one.text in _NEVER or (one.text.isascii() and one.text.strip()):
        return False
    return one.kind[1] in _OF_NAMES or (one.person() and one.kind[1] not in _NEITHER)


def _goes_on(before: WordToken, one: WordToken) -> bool:
    """Only what is a person's name by itself goes on with another word, where no sign joins them."""
    if before.end != one.start:
        return False
    if one.person() and before.lonely() and one.lonely() and before.text not in _ROLES:
        return True  # 村|雲
    if before.kind[3:4] == ("姓",) and _given_after_family(one):
        return True
    return before.person() and (one.person() or (can_be_a_name(one.text) and not one.place()))


def _given_after_family(one: WordToken) -> bool:
    """What stands right behind a family name is a given one where it is short kana, or one or two lonely kanji."""
    if one.text in _NO_NAME or one.text in _AFTER_FAMILY or one.kind[1] != "普通名詞":
        return False
    return one.lonely() or bool(_SHORT_KANA.fullmatch(one.text))


def _next_is_person(words: Sequence[WordToken], number: int) -> bool:
    before, after = words[number - 1], words[number + 1 : number + 2]
    return bool(after) and before.person() and (after[0].person() or can_be_a_name(after[0].text))


def _is_name(words: Sequence[WordToken], place: int, after: int) -> bool:
    """A person's name by the dictionary, but for single letters and what goes on as another word."""
    written = "".join(one.text for one in words[place:after])
    if len(written) < 2 and not (after < len(words) and words[after].text in TITLES):  # noqa: PLR2004
        return False
    follows = words[after] if after < len(words) else None
    return follows is None or not (
        follows.kind[0] == "接尾辞" and follows.text in ("県", "市", "区", "町", "駅", "線", "式", "流", "系", "産")
    )


def _can_be_titled(words: Sequence[WordToken], place: int, after: int) -> bool:
    """Whether さん behind this makes it a person with a name: not 母, 店員, お客."""
    last = words[after - 1]
    if place and words[place - 1].text in ("お", "御", "ご") and words[place - 1].end == last.start:
        return False
    written = "".join(one.text for one in words[place:after])
    if (
        last.text in _NO_NAME
        or written in _NO_NAME
        or (words[after].text in ("先生", "先輩", "選手") and not _proper(last))
    ):
        return False
    return not (
        last.kind[1:3] == ("普通名詞", "サ変可能")
        or (last.text.endswith(("士", "師", "員", "者", "屋", "官", "家", "長")) and len(last.text) > 1)
    )


def _proper(one: WordToken) -> bool:
    return one.person() or one.place() or one.unknown or can_be_a_name(one.text)


def _called(text: str, words: Sequence[WordToken], place: int, after: int) -> bool:
    """Said to be a name: "と名乗る" behind it, or "名前は" before it."""
    last, start = words[after - 1], words[place].start
    says, leads = text[last.end : last.end + 1] in _SAYS, text[start - 1 : start] in _LEADS
    if not (says or leads) or last.text in _NO_NAME or last.kind[1:3] == ("普通名詞", "サ変可能"):
        return False
    if says and _SAID_TO_BE.match(text, last.end):
        return _proper(last) or bool(_KANA.fullmatch(last.text)) or text[start - 1 : start] in ("「", "『")
    if leads and _CALLED.search(text, max(0, start - 12), start):
        return (
            after >= len(words)
            or words[after].text in _STOPS
            or words[after].text in TITLES
            or words[after].kind[0] in ("助動詞", "補助記号")
        )
    return False
