"""Text that every part of the hub can hold, and read in time in proportion to its length.

The database refuses NUL, UTF-8 refuses lone surrogates. And whatever brings a text into one form of Unicode sorts the
marks over each letter by moving them past one another: 20,000 marks over one letter take seconds, of which the
interpreter gives nobody else any. No writing needs more than a few (Unicode Standard Annex 15, Stream-Safe Text).
"""

import re
import unicodedata
from typing import Final

MOST_MARKS: Final = 30
"""Marks over one letter; so many the standard lets pass."""
_MARKED_PLANES: Final = range(0x20000)
"""Where all marks are; a test looks through the others."""


def begins_with_mark(letter: str) -> bool:
    """Whether the letter, taken apart, begins with something that goes over the letter before it."""
    apart = unicodedata.normalize("NFKD", letter) if unicodedata.decomposition(letter) else letter
    return unicodedata.combining(apart[0]) != 0


_MARKS = "".join(letter for letter in map(chr, _MARKED_PLANES) if begins_with_mark(letter))
_UNFIT = re.compile("[\x00\ud800-\udfff]")
_HEAPED = re.compile(f"[{_MARKS}]{{{MOST_MARKS + 1}}}")


def is_plain(text: str) -> bool:
    """Whether the text holds no NUL, no lone surrogate, and no letter with more marks than any writing needs."""
    if text.isascii():
        return "\0" not in text
    return _UNFIT.search(text) is None and not is_heaped(text)


def is_heaped(text: str) -> bool:
    """Whether a letter has more marks than any writing needs: nothing brings such a text into one form of Unicode."""
    return _HEAPED.search(text) is not None
