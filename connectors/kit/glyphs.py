"""Which characters the font of our documents can show, and what stands for the others.

A document of the archival standard may not hold a character without a shape, and a hidden one (a control character, a
change of direction) could make an address read differently from what it is. Both are shown as the geta mark 〓, as
Japanese printers do; the data file beside the document holds the text unchanged.
"""

import struct
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

GETA = "〓"
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_VARIATION_SELECTORS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))
_FULL_REPERTOIRE = 12
"""The format of the table that maps all of Unicode, in the OpenType specification."""


def printable(text: str, font: Path) -> str:
    """The text with every character that has no visible shape in this font replaced; line breaks stay."""
    lines = text.replace("\r\n", "\n").replace("\t", " ")
    return "".join(c if c == "\n" or _shown(c, font) else GETA for c in lines)


@lru_cache(maxsize=16_384)
def _shown(character: str, font: Path) -> bool:
    point = ord(character)
    if any(point in selectors for selectors in _VARIATION_SELECTORS):
        return True  # It only chooses among the shapes of the character before it.
    return point in _shapes(font) and unicodedata.category(character) not in _INVISIBLE


@cache
def _shapes(font: Path) -> frozenset[int]:
    """The code points of an OpenType font, read from its `cmap` table; raises `ValueError` where there is none."""
    with font.open("rb") as file:
        count = struct.unpack(">4xH6x", file.read(12))[0]
        for _ in range(count):
            tag, offset, length = struct.unpack(">4s4xLL", file.read(16))
            if tag == b"cmap":
                file.seek(offset)
                return _points(file.read(length))
    raise ValueError("font")


def _points(cmap: bytes) -> frozenset[int]:
    for index in range(struct.unpack_from(">H", cmap, 2)[0]):
        (start,) = struct.unpack_from(">L", cmap, 4 + 8 * index + 4)
        if struct.unpack_from(">H", cmap, start)[0] == _FULL_REPERTOIRE:
            (groups,) = struct.unpack_from(">L", cmap, start + 12)
            triples = struct.iter_unpack(">LLL", cmap[start + 16 : start + 16 + 12 * groups])
            return frozenset(point for first, last, _ in triples for point in range(first, last + 1))
    raise ValueError("font")
