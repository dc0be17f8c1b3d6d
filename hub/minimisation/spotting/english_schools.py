"""Schools that are named in English sentences: by their capitals, or by the words "high school". Linear."""

import re
from collections.abc import Iterator

from hub.minimisation.canonical import Folded
from hub.minimisation.spotting.lists import listed
from hub.minimisation.spotting.spot import Spot

_BEFORE = (
    "(?:Senior |Junior |Girls'? |Boys'? |International |Preparatory |Prep |Public |Private |Catholic |Technical |"
    "Women's |Community |Grammar |Elementary |Primary |Middle |Secondary |Boarding |State )*"
)
_LEVEL = (
    "(?:Elementary|Primary|Middle|Secondary|Grammar|International|Girls'?|Boys'?|Prep|Preparatory|Boarding|Junior|"
    "Senior)"
)
_KIND = (
    rf"{_BEFORE}(?:Junior High|Senior High|High) ?(?:School)?|{_LEVEL} School|"
    r"(?:Women's |Community |Junior |State |Technical )?(?:University|College)|Academy|School|Institute of \w+|"
    r"Kindergarten|Elementary|Middle|JHS|SHS|HS|(?:Gakuin|Gakuen|Koko|Chugakko|Daigaku|Joshi(?:dai)?)"
)
_PART = r"(?:St\.?|[A-Z][A-Za-z'’-]*|No\.? ?\d{1,4}|\d{1,4}(?:st|nd|rd|th)?)"
_ENGLISH = re.compile(rf"(?<![A-Za-z0-9])((?:{_PART}[ ]){{1,5}})({_KIND})(?![A-Za-z])")
_OF = re.compile(r"(?<![A-Za-z])(?:University|College|Academy|School) of (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+){0,2}")
_LOWER = re.compile(
    r"(?<![A-Za-z])([a-z]{4,20}(?: [a-z]{4,20})?) "
    r"((?:senior |junior )?high school|elementary school|middle school|junior high|university|college)(?![a-z])"
)
_EN_GENERIC = listed("schools_no_names_english")


def english_schools(seen: Folded) -> Iterator[Spot]:
    """Schools in a plain text by capitals, and in small letters by the whole word "high school"."""
    text = seen.text
    for one in _ENGLISH.finditer(text):
        start, words = one.start(), one[1].split()
        for word in words:
            if word.casefold().rstrip(".,") not in _EN_GENERIC:
                break
            start = text.index(word, start) + len(word) + 1
        if start < one.start(2):
            yield Spot(*seen.span(start, one.start() + len(one[0].rstrip())), "school")
    for one in _OF.finditer(text):
        yield Spot(*seen.span(one.start(), one.end()), "school")
    for one in _LOWER.finditer(text):
        words = one[1].split()
        if words[-1] not in _EN_GENERIC:
            start = one.start() if words[0] not in _EN_GENERIC else one.start() + len(words[0]) + 1
            yield Spot(*seen.span(start, one.end()), "school")
