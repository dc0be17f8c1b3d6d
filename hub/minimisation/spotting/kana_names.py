"""Given names in kana, which the dictionary takes for other words: by the list and what stands around. Linear."""

import re
from collections.abc import Iterator, Sequence

from hub.minimisation.canonical import Folded
from hub.minimisation.spotting.given import begins_in_kana, hiragana, in_kana, only_a_name
from hub.minimisation.spotting.lists import listed
from hub.minimisation.spotting.spot import Spot
from hub.minimisation.spotting.tokens import WordToken, can_be_a_name

_ROLES = listed("roles")
_MOST_WORDS, _MOST_LETTERS = 4, 6
_KANA = re.compile("[ぁ-んァ-ヶー]+")
_LETTERS = frozenset(filter(_KANA.fullmatch, map(chr, range(0x3041, 0x30FD))))
_BEFORE_TITLE = re.compile("(?:さん|さ|ちゃん|ち|くん|く)$")
_TITLE = re.compile("さん|ちゃん|くん|さま|たん|っち|君|様|氏|先輩|先生|殿|嬢")
_ENDS = re.compile(
    rf"{_TITLE.pattern}|たち|達|本人|自身|自体|は|が|を|に|と|も|の|へ|や|か(?![ぁ-ん])|で(?!き)|から|まで|より|って|だ|です|なら|[、。,.」』)\"・:;/!?(「〜\s-]|$"
)
_NAMED = re.compile(
    r"(?:[」』\"]?(?:と名乗|と名のる|を名乗|と呼|と申|という(?:名|子|人|女|男|方|友|同級|先|後)|の名[を前で義が]|名義|と署名|本人|自身))"
)
_QUOTED_BY = re.compile(
    r"(?:名前|本名|氏名|名義|署名|通称|あだ名|呼び名|下の名前|偽名)(?:は|が|を|に|も|:|、)?\s?[「『\"]?$"
)
_OF_SOMEBODY = re.compile(rf"の(?:{'|'.join(sorted(_ROLES, key=len, reverse=True))})")
"""リコの友達: somebody has a tie."""
_SUBJECT = re.compile(r"[はがも](?![ぁ-ん]?[い行])")


def kana_names(seen: Folded, words: Sequence[WordToken]) -> Iterator[Spot]:
    """Given names in kana of one sentence of a plain text, with the family's name before them."""
    named = -1  # where the last name ended
    free = 0
    for place, one in enumerate(words):
        if one.text[0] not in _LETTERS or one.start < free or not _begins(words, place):
            continue
        end = _longest(seen.text, words, place, named)
        if end:
            named = free = end
            yield Spot(*seen.span(_with_family(words, place), end), "name")
        elif one.person():
            named = one.end


def _begins(words: Sequence[WordToken], place: int) -> bool:
    """Whether a name can begin here: not in the middle of a run of kana."""
    if not place or words[place - 1].end < words[place].start:
        return True
    before = words[place - 1]
    return before.kind[0] in ("助詞", "助動詞", "補助記号", "空白") or before.text[-1] not in _LETTERS


def _longest(text: str, words: Sequence[WordToken], place: int, named: int) -> int:
    """Where the longest name that begins here ends; 0 where none does."""
    start, found = words[place].start, 0
    if not begins_in_kana(text, start):
        return 0
    for number in range(place, min(place + _MOST_WORDS, len(words))):
        run = text[start : words[number].end]
        if not _KANA.fullmatch(run) or words[number].end - start > _MOST_LETTERS + 2:
            break
        for end in _cuts(start, run):
            if in_kana(text[start:end]) and _ENDS.match(text, end) and _sure(text, words, place, end, named):
                found = max(found, end)
    return found


def _cuts(start: int, run: str) -> Iterator[int]:
    """The ends of a run: its own, and the one before a title that the dictionary did not see."""
    yield start + len(run)
    title = _BEFORE_TITLE.search(run)
    if title and title.start() > 1:
        yield start + title.start()


def _sure(text: str, words: Sequence[WordToken], place: int, end: int, named: int) -> bool:
    start = words[place].start
    if only_a_name(text[start:end]):
        return True
    if _TITLE.match(text, end) or _NAMED.match(text, end) or _QUOTED_BY.search(text, max(0, start - 12), start):
        return True
    if _OF_SOMEBODY.match(text, end) or _family_before(words, place) or _of_role(words, place):
        return True
    if named >= 0 and text[named:start] in ("、", "と", "や", "・", ",", "か", "、"):
        return True
    return _is_subject(text, words, place, end)


def _is_subject(text: str, words: Sequence[WordToken], place: int, end: int) -> bool:
    """ひなたは at the beginning of a sentence, where it is a noun of three letters and more."""
    one = words[place]
    begins = not place or words[place - 1].kind[0] in ("補助記号", "空白")
    noun = one.noun() and one.kind[1:3] != ("普通名詞", "副詞可能") and one.end == end
    return begins and noun and len(hiragana(one.text)) > 2 and bool(_SUBJECT.match(text, end))  # noqa: PLR2004


def _of_role(words: Sequence[WordToken], place: int) -> bool:
    """娘のつむぎ, 元同僚のノア: a tie or part somebody has, and の."""
    if place < 2 or words[place - 1].text not in ("の", "は", "、", "("):  # noqa: PLR2004
        return False
    role = words[place - 2]
    return role.text in _ROLES and (words[place - 1].text in "の(" or words[place].noun())


def _family_before(words: Sequence[WordToken], place: int) -> bool:
    return _with_family(words, place) < words[place].start


def _with_family(words: Sequence[WordToken], place: int) -> int:
    """Where the name begins, the family's before it included."""
    start = words[place].start
    before = words[place - 1] if place else None
    if before and before.kind[0] == "空白" and place > 1:
        before = words[place - 2]
    elif before and before.end < start:
        return start
    return before.start if before and can_be_a_name(before.text, family=True) else start
