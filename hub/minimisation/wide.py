"""Bytes written in characters beyond ASCII: shifted into kanji, emoji or braille, or spread over rare characters."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

FEWEST = 24
"""Characters beyond ASCII below which nothing can be hidden in them."""
_RUN = re.compile("(?:[\u3400-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff][ \t\n\u3000]?){24,}")
"""Ideographs or Hangul syllables with neither kana nor punctuation among them."""
RARE, RARE_SHARE = 40, 0.4
"""In such runs: so many characters that no language uses often, and their share. Names and addresses have under 0.1."""
UNBROKEN, PLAIN_SHARE = 120, 0.04
"""So many ideographs in one breath, with fewer of the words that Chinese cannot do without, are no sentence."""
_PLAIN = frozenset(
    "的一是不了人我在有他她這这那個个們们來来到時时大地為为子中你說说上生國国年着就要也會会得可下和好沒没很吗嗎市区町日月"
)
_CHANGES, _CHANGES_SHARE = 40, 0.3
_KINDS = 48
"""Different characters in a run, below which it is somebody who laughs or cries."""

_SHIFTED = re.compile(
    b"|".join(
        b".{3}".join(re.escape(bytes((b - a) & 255 for a, b in pairwise(part))) for part in parts)
        for parts in (
            (b"\xff\xd8\xff\xe0\x00\x10JFIF",),
            (b"\xff\xd8\xff\xe1", b"Exif\x00\x00"),
            (b"\xff\xd8\xff\xdb\x00\x43\x00",),
            (b"\x89PNG\r\n\x1a\n",),
            (b"GIF89a",),
            (b"GIF87a",),
            *((b"ftyp" + brand,) for brand in (b"heic", b"heix", b"mif1", b"avif", b"isom", b"mp41", b"mp42", b"qt  ")),
            (b"PK\x03\x04\x14\x00",),
            (b"PK\x03\x04\x0a\x00",),
            (b"\x1a\x45\xdf\xa3\x9fB\x86",),
            (b"7z\xbc\xaf\x27\x1c",),
            (b"%PDF-1.",),
        )
    )
    + b"|"
    + b".{5}".join(re.escape(bytes((b - a) & 255 for a, b in pairwise(part))) for part in (b"RIFF", b"WEBP")),
    re.DOTALL,
)
"""The heads of files as differences between neighbours: the same wherever the byte 0 was put."""


def shifted(text: str) -> bool:
    """Whether the head of a file stands in these characters, moved up by any number."""
    if not _beyond_ascii(text):
        return False
    lows = text.encode("utf-32-le", "replace")[::4]
    alone = "".join(re.findall(r"[^\x00-\x7f]", text)).encode("utf-32-le", "replace")[::4]
    return any(_SHIFTED.search(bytes((b - a) & 255 for a, b in pairwise(low))) for low in {lows, alone})


def lows(text: str) -> Iterator[bytes]:
    """The low bytes of the characters beyond ASCII: what is left of bytes that were moved up by whole pages."""
    if _beyond_ascii(text):
        yield "".join(re.findall(r"[^\x00-\x7f]", text)).encode("utf-32-le", "replace")[::4]


def senseless(text: str) -> bool:
    """Whether characters stand here as no language has them: rare ones in rows, or scripts that change at each step."""
    return _beyond_ascii(text) and (_rare(text) or _mixed(text) or _symbols(text))


def _beyond_ascii(text: str) -> bool:
    return not text.isascii() and len(text) - len(text.encode("ascii", "ignore")) >= FEWEST


def _rare(text: str) -> bool:
    runs = _RUN.findall(text) and [found.group() for found in _RUN.finditer(text)]
    counted = Counter(c for run in runs or () for c in run if not c.isspace())
    total = counted.total()
    rare = min(sum(n for c, n in counted.items() if not known(c)) for known in (_japanese, _chinese, _korean))
    if rare >= RARE and rare >= RARE_SHARE * total:
        return True
    return any(_no_sentence(run) for run in runs or ())


def _no_sentence(run: str) -> bool:
    longest = max(run.split(), key=len, default="")
    plain = sum(c in _PLAIN for c in longest)
    return len(longest) >= UNBROKEN and len(set(longest)) >= _KINDS and plain < PLAIN_SHARE * len(longest)


def _japanese(character: str) -> bool:
    return character >= "亜" and b"\x88\x9f" <= _in(character, "cp932") <= b"\x98\x72"


def _chinese(character: str) -> bool:
    return (
        b"\xb0\xa1" <= _in(character, "gb2312") <= b"\xd7\xfe" or b"\xa4\x40" <= _in(character, "big5") <= b"\xc6\x7e"
    )


def _korean(character: str) -> bool:
    return b"\xb0\xa1" <= _in(character, "euc_kr") <= b"\xc8\xfe"


def _in(character: str, encoding: str) -> bytes:
    return character.encode(encoding, "ignore")


def _mixed(text: str) -> bool:
    scripts = [script for c in text if not c.isascii() and (script := _script(c))]
    changes = sum(a != b for a, b in pairwise(scripts))
    return changes >= _CHANGES and changes >= _CHANGES_SHARE * len(scripts)


@lru_cache(8_192)
def _script(letter: str) -> str:
    """The script of a letter; "" for signs, and for those that Japanese mixes in every line."""
    if not letter.isalpha():
        return ""
    name = unicodedata.name(letter, "UNNAMED").split()[0]
    return "" if name in ("CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "FULLWIDTH", "HALFWIDTH") else name


def _symbols(text: str) -> bool:
    """Whether very many different pictographs stand in a row."""
    return any(
        len(set(run)) >= _KINDS for run in re.findall("[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u200d\\s]{100,}", text)
    )
