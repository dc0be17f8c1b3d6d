"""People's names in English words, Japanese ones in Latin letters included. Linear."""

import re
from collections.abc import Iterator

from hub.minimisation.canonical import Folded
from hub.minimisation.romaji import to_katakana
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
_CALLED = (
    r"name(?:d| is| was|s are|: ?|=)?|called|calls? (?:me|her|him|himself|herself|themselves)|goes by|known as|alias|"
    r"nickname(?:d| is)?"
)
_TIES = (
    "friend|girlfriend|boyfriend|sister|brother|classmate|teacher|cousin|roommate|mother|father|mom|mum|mam|gran|nan|auntie|aunty|dad|daughter|son|"
    "partner|ex|husband|wife|uncle|aunt|niece|nephew|colleague|coworker|co-worker|student|pupil|neighbou?r|stepfather|"
    "stepmother|stepbrother|stepsister|half-brother|half-sister|twin|grandmother|grandfather|grandma|grandpa|bestie|"
    "caseworker|worker|counsell?or|interpreter|translator|tutor|girl|boy|woman|man|guy|senpai|kohai|flatmate|housemate"
)
_CUE_BEFORE = re.compile(
    rf"(?i:\b(?:{_CALLED}|i am|i'm|this is|signed|(?:{_TIES})s?|dear|from|with|told|by|to|and)(?: as| is| was)?,? \"?$)"
)
_STRONG = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Mx|Prof|Professor|Teacher|Coach|Uncle|Aunt|Auntie|Officer|Detective)\.? $|"
    r"(?i:\b(?:client|caller|victim|survivor|name|mother|father|parent|guardian|case ?worker|worker|teacher|suspect|offender|"
    r"perpetrator|account holder|contact|holder|payee|beneficiary|recipient|witness|contact person|interpreter|signature|signed|"
    r"written by|taken by|reported by) ?: ?$)|(?i:(?:regards|sincerely|cheers|thanks|faithfully|truly|wishes|signed),?\s+$)|"
    rf"(?i:\b(?:{_CALLED})(?: as| is| was)? [\"'「]?$)"
)
_TITLE_BEFORE = re.compile(r"(?<![A-Za-z])(?:(?:Mr|Mrs|Ms|Miss|Dr|Mx|Prof)\.? )?(?:[A-Z]\. ?){0,2}$")
_INITIAL = re.compile(r"(?<![A-Za-z.])(?:[A-Z]\. ?){1,2}$")
_AND = re.compile(r"([A-Za-z'’]+),? (?:and|or) $")
_TITLED = re.compile(r"-?(?:(?:san|chan|kun|sama|senpai|sensei)(?![a-z])|さん|ちゃん|くん|さま|君|様|氏|先輩|先生)")
_SPEAKS = re.compile(
    r"(?:'s (?:mother|father|parents|phone|house|friend|teacher|school|photo|picture|face)| (?:said|told|asked|wrote|"
    r"wants?|lives|knows|texted|replied|cried|threatened|promised|forwarded|admitted|laughed|lied|claims|claimed|says|"
    r"thinks|works|studies|attends|goes|rang|called|phoned|messaged|emailed|posted|shared|sent|deleted|found|met|saw|"
    r"heard|felt|refused|agreed|confirmed|contacted|blocked|paid|came|left|took|has since|is (?:a|an|my|her|his|in|at|"
    r"[0-9]{1,2})|was (?:a|an|my|her|his|afraid|scared|told|asked|crying|the one)|who)) |, (?:aged? )?[0-9]{1,2}(?:,|\.|$| years)|"
    r" \((?:aged? )?[0-9]{1,2}\)"
)
_LOWER_TITLED = re.compile(
    r"(?<![A-Za-z0-9@_./-])([A-Za-z]{2,15})[- ]?"
    r"(?:(?<=[- ])(?:san|chan|kun|sama|senpai|sensei)|さん|ちゃん|くん|君|様|先輩|先生|氏)(?![A-Za-z])"
)
_TIED_LOWER = re.compile(
    rf"(?<![A-Za-z])(?:my|her|his|our) (?:best )?(?:{_TIES}),? ([a-z]{{3,15}})(?![A-Za-z0-9_@.]\w)"
)
_NAMED_LOWER = re.compile(
    r"(?<![A-Za-z])(?:(?:my|her|his|real|full) (?:(?:real|full|first|last) )?name(?: is|'s)|i am called|(?:I|i)(?:'m| am)(?= [a-z]{3,15}[,.])|this is(?= [a-z]{3,15}[,.])|named|"
    r"calls? (?:me|her|him|himself|herself)|goes by) \"?([a-z]{3,15}(?: [a-z]{3,15})?)(?![A-Za-z0-9_@.]\w)"
)


def english_names(seen: Folded) -> Iterator[Spot]:
    """Names in a plain text."""
    text = seen.text
    for one in _WORDS.finditer(text):
        yield from (Spot(*seen.span(*found), "name") for found in _in_run(text, one))
    for one in _LOWER_TITLED.finditer(text):
        if one[1].casefold() not in _NO_NAMES:
            yield Spot(*seen.span(*one.span(1)), "name")
    for one in _TIED_LOWER.finditer(text):
        if one[1] not in _NO_NAMES | _PLAIN_TOO and _known(one[1]):
            yield Spot(*seen.span(*one.span(1)), "name")
    for one in _NAMED_LOWER.finditer(text):
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
    title = _TITLE_BEFORE.search(text, max(0, start - 14), start)
    return title.start() if title else start


def _named(text: str, stretch: list[tuple[int, int]]) -> bool:
    words = [_bare(text[start:end]) for start, end in stretch]
    start, end = stretch[0][0], stretch[-1][1]
    inside = not _begins_sentence(text, start)
    if any(_known(word) and (word not in _PLAIN_TOO or inside or len(words) > 1) for word in words):
        return True
    if _TITLED.match(text, end) or _SPEAKS.match(text, end):
        return True
    before = text[max(0, start - 40) : start]
    if _STRONG.search(before) or _INITIAL.search(before):
        return True
    joined = _AND.search(before)
    if joined and joined[1][0].isupper() and _bare(joined[1]) in _NO_NAMES:
        return False  # "Instagram and Dropbox": no names, so neither is this
    if len(words) > 1 and all(len(word) > 2 and to_katakana(word) for word in words):  # noqa: PLR2004
        return True  # two words in capitals that can both be read as Japanese ones
    japanese = re.search("[ぁ-んァ-ヶ一-龠]", text[max(0, start - 3) : end + 3])
    written = [text[a:b] for a, b in stretch]
    if japanese or not inside or any(word.isupper() for word in written):
        return False
    return bool(_CUE_BEFORE.search(before)) or len(words) == 2  # noqa: PLR2004 - two words with capitals, inside a sentence


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
