"""People's names in English words, Japanese ones in Latin letters included. Linear."""

import re
from collections.abc import Iterator

from hub.minimisation.canonical import Folded
from hub.minimisation.romaji import to_katakana
from hub.minimisation.spotting.spot import Spot
from hub.minimisation.spotting.tokens import can_be_a_name

_GIVEN = frozenset(
    "aaron abigail adam adrian aisha alan alex alexander alexandra alice alicia alison amanda amber amy ana andrea andrew angela "
    "anita ann anna anne anthony antonio april ashley austin barbara beatrice becky ben benjamin beth bianca bob brad brandon "
    "brenda brian bruno caleb cameron carl carla carlos carol caroline carrie catherine charles charlie charlotte chloe chris "
    "christian christina christine christopher claire clara colin connor craig crystal daisy dan daniel daniela danny dave david "
    "dean deborah dennis derek diana diane diego dominic donna doris dorothy dylan eddie edward elaine eleanor elena eli elias "
    "elijah elizabeth ella ellen ellie emily emma eric erica erin ethan eva evan eve evelyn fatima felix fiona frances francis "
    "frank fred gabriel gary gavin george georgia gina gloria grace greg gregory hailey hannah harper harriet harry heather "
    "helen henry holly ian irene iris isaac isabel isabella ivan jack jackie jackson jacob jade jake james jamie jane janet jasmine "
    "jason jay jean jeff jennifer jenny jeremy jerry jesse jessica jill jim joan joanna joe joel john jonathan jordan jose joseph "
    "josh joshua joyce juan judith judy julia julian julie justin kara karen karl kate katherine kathleen kathryn katie kayla keith "
    "kelly ken kenneth kevin kim kimberly kyle lara laura lauren leah lee leo leon leonard leslie lewis liam lily linda lisa logan "
    "lola louis louise lucas lucia lucy luis luke luna lydia madison maggie marco marcus margaret maria marie mario marion mark "
    "martha martin mary mason mateo matt matthew maya megan melanie melissa mia michael michelle miguel mike mila molly monica "
    "morgan nancy naomi natalie natasha nathan neil nicholas nicole nina noah noel nora olga oliver olivia omar oscar owen paige "
    "pamela patricia patrick paul paula pedro penny peter philip phoebe priya rachel ralph raymond rebecca richard rita robert "
    "roberto robin rodrigo roger ron rosa rose ross roy russell ruth ryan sabrina sally sam samantha samuel sandra sara sarah "
    "scott sean sergio shane shannon sharon sheila simon sofia sonia sophia sophie stella stephanie stephen steve steven stuart "
    "sue susan suzanne sylvia tania tara ted teresa theo theresa thomas tiffany tim timothy tina todd tom tony tracy travis tyler "
    "valerie vanessa veronica victor victoria vincent violet virginia vivian walter wendy will william yasmin yvonne zach zoe".split()
)
_PLAIN_TOO = frozenset("will mark rose grace april may jay dean drew hope joy faith art bill jack harper jean ivy ray gene sky amber "
                       "crystal jade daisy iris violet robin frank mason ross sue penny dan lee dawn eve".split())
"""Names that are words as well: only with a capital inside a sentence, or with another name beside them."""
_NO_NAMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october "
    "november december mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec tokyo osaka kyoto japan japanese "
    "english korea korean china chinese american america british london nagoya sapporo fukuoka kobe yokohama hiroshima sendai kanagawa saitama chiba "
    "hokkaido okinawa usa uk europe asia african philippines manila vietnam thailand nigeria nigerian ivory coast france french german germany "
    "instagram line twitter discord telegram snapchat tiktok facebook kakao skype whatsapp wechat signal threads youtube steam paypay "
    "tinder google apple amazon iphone android paypal bitcoin ios windows zoom meet pairs reddit kik meta microsoft icloud gmail omegle "
    "christmas halloween valentine golden week new year internet wifi pdf url sns dm id ok sim ngo bbs vpn app qr itunes visa npo "
    "mr mrs ms miss dr mother father mom dad mum sir madam police court article act law section protection commission prefecture city "
    "she he i we they you it the a an my her his their our your this that these those there then when while after before if but "
    "and or so because as at in on by for from to with about please dear hello hi thanks thank yes no not never nobody nothing someone "
    "somebody everyone everything some all any each both one two three first second third last next what which who whom whose where why how "
    "also another once since until now today yesterday tomorrow later again only just even still yet however although though during "
    "her's i'm i've i'd i'll he's she's it's don't didn't can't won't wasn't isn't that's there's let's note evidence threat threats "
    "screenshot screenshots video image images photo photos account accounts message messages user case client survivor offender school high "
    "university college junior senior elementary middle class grade year club street road avenue station park hotel ward town village "
    "bank post office hospital clinic centre center child guidance consultation support legal aid hotline girls boys women men "
    "copyright dmca terms service policy community guidelines trust safety team report removal request google's apple's".split()
)
_CAPITAL = r"[A-Z][a-z'’]{1,20}(?:-[A-Z]?[a-z]{1,20})?|[A-Z]{3,12}"
_WORDS = re.compile(rf"(?<![A-Za-z0-9@_./-])(?:{_CAPITAL})(?:(?: |, (?=(?:{_CAPITAL})(?:[,. ]|$))|・)(?:(?:[A-Z]\.? |van |de |da |Mc|O')?(?:{_CAPITAL}))){{0,3}}(?![A-Za-z0-9@_])(?!\.[a-z])")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_CUE_BEFORE = re.compile(
    r"(?i:\b(?:name(?:d| is| was|s are|: ?|=)?|called|calls? (?:me|her|him|himself|herself|themselves)|known as|goes by|alias|nickname(?:d| is)?|"
    r"i am|i'm|this is|signed|friend|girlfriend|boyfriend|sister|brother|classmate|teacher|cousin|roommate|mother|father|mom|dad|"
    r"daughter|son|partner|ex|husband|wife|dear|from|with|told|by|to|and)(?: as| is| was)?,? \"?$)"
)
_STRONG = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Mx|Prof|Professor|Teacher|Coach|Uncle|Aunt|Auntie|Officer|Detective)\.? $|"
    r"(?i:\b(?:name(?:d| is| was|: ?|=)?|called|calls? (?:me|her|him|himself|herself|themselves)|goes by|known as|alias|nickname(?:d| is)?)"
    r"(?: as| is| was)? \"?$)"
)
_TITLED = re.compile(r"-?(?:san|chan|kun|sama|senpai|sensei)(?![a-z])")
_LOWER_TITLED = re.compile(r"(?<![A-Za-z0-9@_./-])([A-Za-z]{2,15})[- ]?(?:(?<=[- ])(?:san|chan|kun|sama|senpai|sensei)|さん|ちゃん|くん|君|様|先輩|先生|氏)(?![A-Za-z])")
_NAMED_LOWER = re.compile(
    r"(?<![A-Za-z])(?:(?:my|her|his|real|full) (?:(?:real|full|first|last) )?name is|i am called|named|calls? (?:me|her|him|himself|herself)|goes by) "
    r"\"?([a-z]{3,15}(?: [a-z]{3,15})?)(?![A-Za-z0-9_@.]\w)"
)
_AFTER = 12


def english_names(seen: Folded) -> Iterator[Spot]:
    """Names in a plain text."""
    text = seen.text
    for one in _WORDS.finditer(text):
        yield from (Spot(*seen.span(*found), "name") for found in _in_run(text, one))
    for one in _LOWER_TITLED.finditer(text):
        if one[1].casefold() not in _NO_NAMES:
            yield Spot(*seen.span(*one.span(1)), "name")
    for one in _NAMED_LOWER.finditer(text):
        words = one[1].split()
        if words[0] not in _NO_NAMES:
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
            yield stretch[0][0], _without_s(text, *stretch[-1])
        stretch = []


def _named(text: str, stretch: list[tuple[int, int]]) -> bool:
    words = [_bare(text[start:end]) for start, end in stretch]
    start, end = stretch[0][0], stretch[-1][1]
    inside = not _begins_sentence(text, start)
    if any(_known(word) and (word not in _PLAIN_TOO or inside or len(words) > 1) for word in words):
        return True
    if _TITLED.match(text, end):
        return True
    before = text[max(0, start - 40) : start]
    if _STRONG.search(before):
        return True
    japanese = re.search("[ぁ-んァ-ヶ一-龠]", text[max(0, start - 3) : end + 3])
    written = [text[a:b] for a, b in stretch]
    if japanese or not inside or any(word.isupper() for word in written):
        return False
    return bool(_CUE_BEFORE.search(before)) or len(words) == 2  # noqa: PLR2004 - two words with capitals, inside a sentence


def _begins_sentence(text: str, start: int) -> bool:
    return not start or text[max(0, start - 3) : start].rstrip(" \"'(「*-\n\t")[-1:] in ("", ".", "!", "?", ":", "。", "\n")


def _known(word: str) -> bool:
    """A given name by the list, or the romaji of a Japanese one."""
    return word in _GIVEN or _is_romaji_name(word)


def _is_romaji_name(word: str) -> bool:
    if len(word) < 3 or word in _NO_NAMES:  # noqa: PLR2004
        return False
    return any(can_be_a_name(one, family=True) for one in to_katakana(word))


def _bare(word: str) -> str:
    return re.sub(r"['’]s?$", "", word.casefold())


def _without_s(text: str, start: int, end: int) -> int:
    return start + len(re.sub(r"['’]s?$", "", text[start:end]))
