"""The ways in which bytes are written as text, undone: each function gives back the bytes that a text may stand for.

All look at the text as one stream of digits, whatever stands between these, and at every place where a byte can begin
in it; so it does not matter how it was cut into lines, groups or rows. Each reading costs one pass.
"""

import base64
import binascii
import re
from collections.abc import Iterator
from itertools import chain

from hub.minimisation.alphabets import FIVE_BITS_OR_LESS, SIX_BITS, Alphabet

_Z85 = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#"
_B85 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"
_B45 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_TO_B85: tuple[dict[int, int], ...] = (
    str.maketrans("".join(map(chr, range(33, 118))), _B85),  # Ascii85
    {},
    str.maketrans(_Z85, _B85),
)
_NUMBER = re.compile(rb"(?<![0-9])[0-9]{1,3}(?![0-9])")
_DIGITS = re.compile(rb"[0-9]{30,1200}")
_IN_45 = re.compile(r"[0-9A-Z $%*+\-./:]{60,1200}")
_HEADS = tuple(
    bytes.fromhex(head)
    for head in [
        "ffd8ffe0",
        "ffd8ffe1",
        "ffd8ffe2",
        "ffd8ffdb",
        "ffd8ffee",
        "ffd8fffe",
        "89504e47",
        "47494638",
        "52494646",
        "1a45dfa3",
        "49492a00",
        "4d4d002a",
        "504b0304",
        "52617221",
        "377abcaf",
        "1f8b0800",
        "1f8b0808",
        "fd377a58",
        "28b52ffd",
        "25504446",
        "d0cf11e0",
        "425a6839",
        "00000014",
        "00000018",
        "0000001c",
        "00000020",
        "00000024",
        "00000028",
        "0000002c",
        "0000000c",
        "38425053",
    ]
)
"""The first four bytes of files, which one group of base85 holds."""
_SCALE_85 = 60
"""Letters of base85 that are read from where a head was found: enough for every signature."""
_PAIRED = re.compile("[\u2e00-\uefff\uff00-\uffff\U00010000-\U0010ffff]+")
"""Characters that no encoding of one byte has."""
_RUNS = 8
"""Runs of a rarer way of writing that are read in one text, each from its beginning."""


def raw(text: str) -> Iterator[bytes]:
    """Readings of `text` as bytes that somebody took for characters, one by one or in pairs."""
    narrow = _PAIRED.sub("", text)
    yield narrow.encode("latin-1", "ignore")
    if not text.isascii():
        yield from (narrow.encode(encoding, "ignore") for encoding in ("cp1252", "cp437", "mac_roman"))
        yield from (text.encode(encoding, "ignore") for encoding in ("utf-16-be", "utf-16-le"))


def encoded(text: str, *, rarer: bool = True) -> Iterator[bytes]:
    """Readings of `text` as bytes written in letters, digits or signs. `rarer`: also in ways that need no escaping."""
    octets = text.encode("ascii", "ignore")
    streams = {alphabet.digits(octets) for alphabet in (SIX_BITS if rarer else SIX_BITS[:-1])}
    yield from chain.from_iterable(map(_six_bits, streams))
    for alphabet in FIVE_BITS_OR_LESS if rarer else FIVE_BITS_OR_LESS[:1]:
        yield from _bits(alphabet, octets)
    yield from _base85(octets.translate(None, b" \t\n\r").decode())
    if rarer:
        yield from _numbers(octets)
        yield from _base45(octets.translate(None, b"\t\n\r").decode())


def backwards(text: str) -> Iterator[bytes]:
    """Readings of `text` from its end, in the two ways in which people write bytes most."""
    octets = text[::-1].encode("ascii", "ignore")
    yield from _six_bits(SIX_BITS[0].digits(octets))
    yield from _bits(FIVE_BITS_OR_LESS[0], octets)


def _six_bits(digits: bytes) -> Iterator[bytes]:
    for start in range(min(4, len(digits))):
        yield binascii.a2b_base64(digits[start : start + (len(digits) - start) // 4 * 4])


def _bits(alphabet: Alphabet, octets: bytes) -> Iterator[bytes]:
    digits = alphabet.digits(octets)
    if len(digits) * alphabet.width < 32:  # noqa: PLR2004 - nothing is known by less than four bytes
        return
    number = int(digits, 2**alphabet.width)
    length = (len(digits) * alphabet.width + 7) // 8
    for shift in range(0, 8, 4 if alphabet.width == 4 else 1):  # noqa: PLR2004 - two digits a byte
        yield (number >> shift).to_bytes(length)


def _numbers(octets: bytes) -> Iterator[bytes]:
    """Lists of numbers up to 255, decimal or octal; also in three digits each without anything between."""
    found = _NUMBER.findall(octets)
    yield bytes(n for n in map(int, found) if n < 256)  # noqa: PLR2004 - a byte
    yield _octal(found)
    for run in _DIGITS.findall(octets)[:_RUNS]:
        for start in range(3):
            triples = [run[place : place + 3] for place in range(start, len(run) - 2, 3)]
            yield bytes(n for n in map(int, triples) if n < 256)  # noqa: PLR2004 - a byte
            yield _octal(triples)


def _octal(numbers: list[bytes]) -> bytes:
    fitting = (n for n in numbers if n.translate(None, b"01234567") == b"")
    return bytes(n for n in (int(one, 8) for one in fitting) if n < 256)  # noqa: PLR2004 - a byte


def _base85(text: str) -> Iterator[bytes]:
    """What stands where the head of a file would look like this, in one of the three alphabets."""
    for translation, heads in zip(_TO_B85, _IN_85, strict=True):
        for found in heads.finditer(text):
            yield from _decoded_85(text[found.start() : found.start() + _SCALE_85], translation)


def starts_of_base85(text: str) -> Iterator[bytes]:
    """The beginnings of the first runs in `text` as base85, for what has no head that is always the same."""
    for run in re.findall(r"[!-~]{60,400}", text)[:_RUNS]:
        body = run.removeprefix("<~")
        for translation in _TO_B85:
            yield from _decoded_85(body, translation)


def _decoded_85(group: str, translation: dict[int, int]) -> Iterator[bytes]:
    if translation is _TO_B85[0]:
        group = group.replace("z", "!!!!!")  # Ascii85 writes four zeros so
    group = group.translate(translation)
    for length in (len(group) // 5 * 5, 30, 15):
        try:
            yield base64.b85decode(group[:length])
        except (ValueError, UnicodeEncodeError):
            continue
        return


def _in_alphabet(place: int) -> re.Pattern[str]:
    back = {ord(to): chr(of) for of, to in ((k, chr(v)) for k, v in _TO_B85[place].items())} if _TO_B85[place] else {}
    heads = (base64.b85encode(head).decode().translate(back) for head in _HEADS)
    return re.compile("|".join(map(re.escape, heads)))


_IN_85 = tuple(map(_in_alphabet, range(3)))


def _base45(text: str) -> Iterator[bytes]:
    for run in _IN_45.findall(text)[:_RUNS]:
        for start in range(3):
            values = [_B45.index(letter) for letter in run[start:]]
            triples = zip(values[::3], values[1::3], values[2::3], strict=False)
            numbers = (a + b * 45 + c * 2025 for a, b, c in triples)
            yield b"".join(n.to_bytes(2) for n in numbers if n < 65536)  # noqa: PLR2004 - two bytes
