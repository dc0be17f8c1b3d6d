"""The alphabets in which tools write bytes, and how a text becomes digits of one of them in one pass."""

import string
from dataclasses import dataclass, field

_UPPER, _LOWER, _TEN = string.ascii_uppercase, string.ascii_lowercase, string.digits
_BASE64 = _UPPER + _LOWER + _TEN + "+/"
_BASE32HEX = _TEN + _LOWER[:22]


@dataclass(frozen=True)
class Alphabet:
    """Letters that stand for `width` bits each, in order. `same`: a letter that is read as another.

    `folded`: capitals and small letters are one. `ignored`: what is taken out of the text first.
    """

    letters: str
    width: int
    same: dict[str, str] = field(default_factory=dict)
    folded: bool = False
    ignored: bytes = b""
    _table: bytes = field(init=False, repr=False)
    _others: bytes = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Make the table by which bytes are translated, and the bytes that are left out."""
        target = _BASE64 if self.width == 6 else _BASE32HEX  # noqa: PLR2004 - the letters that the library knows
        digits = dict(zip(self.letters, target, strict=False))
        digits |= {letter: digits[other] for letter, other in self.same.items()}
        if self.folded:
            digits |= {letter.swapcase(): digit for letter, digit in digits.items()}
        table = bytes(ord(digits.get(chr(n), "\0")) for n in range(256))
        object.__setattr__(self, "_table", table)
        object.__setattr__(self, "_others", bytes(n for n in range(256) if chr(n) not in digits))

    def digits(self, octets: bytes) -> bytes:
        """The letters of this alphabet in `octets`, as digits of base64 or of base32hex."""
        if self.ignored:
            octets = octets.replace(self.ignored, b"")
        return octets.translate(self._table, self._others)


_PRINTED = "".join(map(chr, range(32, 96)))
SIX_BITS = (
    Alphabet(_BASE64, 6, same={"-": "+", "_": "/"}),
    Alphabet(_BASE64, 6),
    Alphabet(_BASE64.replace("+", "\x80"), 6),  # a sign of the alphabet may be a mere separator
    Alphabet(_BASE64.replace("+/", ""), 6),
    Alphabet(_PRINTED, 6, same={"`": " "}),  # uuencode
    Alphabet("+-" + _TEN + _UPPER + _LOWER, 6),  # xxencode
)
"""Base64 for mail, for URLs and without its signs; uuencode and xxencode, whose lengths of lines only shift it."""
FIVE_BITS_OR_LESS = (
    Alphabet(_TEN + _LOWER[:6], 4, folded=True, ignored=b"0x"),
    Alphabet(_LOWER + "234567", 5, folded=True),
    Alphabet(_BASE32HEX, 5, folded=True),
    Alphabet("0123456789abcdefghjkmnpqrstvwxyz", 5, folded=True, same={"o": "0", "i": "1", "l": "1"}),  # Crockford
    Alphabet("01234567", 3),
    Alphabet("01", 1),
)
"""Hexadecimal, the kinds of base32, octal and binary."""
