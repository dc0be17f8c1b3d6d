"""The code that goes with an invitation's link and is told by another way, by telephone."""

import hmac
import re
import secrets
import unicodedata
from typing import Final

DIGITS: Final = 16
"""53 bits: five tries find one in two thousand million million."""
_GROUP: Final = 4
_LONGEST: Final = 100
# What people put between groups, by any keyboard; NFKC has made full-width signs narrow before.
_BETWEEN = re.compile(r"[\s\-\u2010-\u2015\u2212\u30fc]")
_CODE = re.compile(rf"[0-9]{{{DIGITS}}}")


def new_digits() -> str:
    """A fresh code."""
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"


def in_groups(digits: str) -> str:
    """The code in groups of four, to be read out: "1234 5678 9012 3456"."""
    return " ".join(digits[start : start + _GROUP] for start in range(0, DIGITS, _GROUP))


def normalised(typed: str) -> str | None:
    """The digits of a code as somebody typed it: full-width or not, with or without spaces and hyphens.

    None for what is no code at all.
    """
    digits = _BETWEEN.sub("", unicodedata.normalize("NFKC", typed[:_LONGEST]))
    return digits if _CODE.fullmatch(digits) else None


def fingerprint(secret: bytes, digits: str) -> bytes:
    """What the hub keeps of a code: an HMAC under the link's secret, which it does not keep; 32 bytes."""
    return hmac.digest(secret, b"invitation code\0" + digits.encode(), "sha256")
