"""Long runs of letters without meaning: bytes of which the beginning, by which they could be known, is missing."""

import binascii
import re
from collections.abc import Iterator

from hub.minimisation.identifiers import is_identifier, without_keys

LONG = 350
"""So many letters in lines of encoded bytes are refused; a signature of 2,048 bits, which mail carries, has 344."""
LINE = 56
"""Letters in one line of encoded bytes: tools break them after 60, 64 or 76. What is shorter is one of many names."""
HEADER = 4_000
"""Letters in one field of a mail's head: those by which providers mark mail are long and mean nothing to anybody."""
LONGEST_URL = 2_048
"""Nobody shares a longer address; what is longer carries something."""
OCTETS = 600
"""Bytes written one by one: a key of 4,096 bits has 513."""
MIXED = 0.15
"""Share of neighbours that change kind: words 0, base32 0.30, base64 0.43, hexadecimal 0.47."""
DENSE, SIGNS = 400, 20
"""Letters without a blank, and different punctuation in them: base85 has 23 and more, addresses and records fewer."""

_HEADER = re.compile(r"[A-Za-z][A-Za-z0-9-]{1,60}:(?:[ \t]|$)")
_MAIL = re.compile(
    r"^(?:received|return-path|dkim-signature|message-id|arc-seal|delivered-to):", re.MULTILINE | re.IGNORECASE
)
_WORD = re.compile(r"[A-Za-z0-9+/=_.~%&?#@:!$*-]{5,}")
_SITE = re.compile(r"(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,63}[:/?]", re.IGNORECASE)
_PAIR = re.compile(r"[A-Za-z0-9](?=[A-Za-z0-9])")
_CHANGE = re.compile(r"[0-9](?=[A-Za-z])|[A-Za-z](?=[0-9])|[a-z](?=[A-Z])")
CUT = 6
"""Bytes that belong to no letter because a line was cut inside one, at both ends."""
_BASE64 = re.compile(r"[A-Za-z0-9+/]+={0,2}")
_ESCAPED = re.compile(r"[=%]([0-9A-Fa-f]{2})")
_RUN = re.compile(r"[!-~]{50,}")
_SIGN = re.compile(r"[^A-Za-z0-9]")
_IN_HEX = re.compile(r"(?<![0-9A-Za-z])(?:0x|\\x)?([0-9A-Fa-f]{2})(?![0-9A-Za-z])")
_IN_TEN = re.compile(r"(?<![0-9A-Za-z.])[0-9]{1,3}(?![0-9A-Za-z.])")


def opaque(text: str) -> bool:
    """Whether so much of this means nothing and is no identifier that a part of a file may be hidden in it."""
    rest = without_keys(text)
    return _in_lines(rest) or _dense(rest) or _one_by_one(rest)


def _in_lines(text: str) -> bool:
    mail = _MAIL.search(text) is not None
    letters, most = 0, LONG
    for line in text.split("\n"):
        if mail and line[:1].strip():
            letters, most = 0, HEADER if _HEADER.match(line) else LONG
        for word in _WORD.findall(line):
            address = "://" in word or word[:4].lower() == "www." or _SITE.match(word) is not None
            if address and len(word) > LONGEST_URL:
                return True
            if address or not _mixed(word) or _reads(word):
                letters = 0
            elif len(word) >= LINE and not is_identifier(word):
                letters += len(word)
            if letters >= most:
                return True
    return False


def _mixed(word: str) -> bool:
    """Whether digits, capitals and small letters change as in encoded bytes."""
    pairs = len(_PAIR.findall(word))
    return pairs > 0 and len(_CHANGE.findall(word)) >= MIXED * pairs


def _reads(word: str) -> bool:
    """Whether this is a text in encoded or escaped bytes, such as a mail in Japanese: what comes out can be read."""
    pairs = _ESCAPED.findall(word)
    if len(pairs) >= len(word) / 5:
        octets = bytes.fromhex("".join(pairs))
    elif len(word) >= LINE and _BASE64.fullmatch(word):
        octets = binascii.a2b_base64(word[: len(word) // 4 * 4])
    else:
        return False
    return len(octets.decode("utf-8", "ignore").encode()) >= len(octets) - CUT


def _dense(text: str) -> bool:
    runs = "".join(run for run in _RUN.findall(text) if "://" not in run)
    return any(len(set(_SIGN.findall(part))) >= SIGNS and _mixed(part) for part in _pieces(runs))


def _pieces(letters: str) -> Iterator[str]:
    return (letters[place : place + DENSE] for place in range(0, len(letters) - DENSE + 1, DENSE))


def _one_by_one(text: str) -> bool:
    """Bytes in hexadecimal or decimal, each by itself, that are spread as in a file: no table and no clock is so."""
    in_hex = [int(one, 16) for one in _IN_HEX.findall(text)]
    in_ten = [int(one) for one in _IN_TEN.findall(text)]
    return _spread(in_hex) or _spread([number for number in in_ten if number < 256])  # noqa: PLR2004 - a byte


def _spread(octets: list[int]) -> bool:
    if len(octets) < OCTETS:
        return False
    return 0.35 <= sum(n >= 128 for n in octets) / len(octets) <= 0.65 and len(set(octets)) >= 200  # noqa: PLR2004
