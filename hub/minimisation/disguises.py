"""The ways in which bytes are written as text, undone: each function gives back the bytes that a text may stand for."""

import base64
import binascii
import re
from collections.abc import Iterator

_Z85 = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#"
_B85 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"
_FROM_Z85 = str.maketrans(_Z85, _B85)
_URL_SAFE = str.maketrans("-_", "+/")
_NUMBERS = re.compile(r"(?<![0-9])[0-9]{1,3}(?:[^0-9A-Za-z]{1,3}[0-9]{1,3}){3,}(?![0-9])")
_OCTETS_IN_BITS = re.compile(r"(?:[01]{8}[\s,;_-]*){4,}")
_RUN = re.compile(r"[!-~]{20,}")


def raw(text: str) -> Iterator[bytes]:
    """Readings of `text` as bytes that somebody took for characters."""
    for encoding in ("latin-1", "cp1252", "utf-16-be", "utf-16-le"):
        yield text.encode(encoding, "ignore")


def encoded(text: str) -> Iterator[bytes]:
    """Readings of `text` as bytes written in letters and digits, whatever stands between these."""
    yield from _base64(text)
    yield from _base32(text)
    yield from _hexadecimal(text)
    yield from _numbers(text)
    yield from _base85(text)
    yield from _uuencoded(text)


def _base64(text: str) -> Iterator[bytes]:
    """Standard and URL-safe; the signs that are letters of one alphabet may be mere separators in the other."""
    readings = {
        re.sub("[^A-Za-z0-9+/]", "", text.translate(_URL_SAFE)),
        re.sub("[^A-Za-z0-9+/]", "", text),
        re.sub("[^A-Za-z0-9/]", "", text),
        re.sub("[^A-Za-z0-9]", "", text),
    }
    for letters in readings:
        for start in range(min(4, len(letters))):
            yield binascii.a2b_base64(letters[start:][: (len(letters) - start) // 4 * 4])


def _base32(text: str) -> Iterator[bytes]:
    letters = re.sub("[^A-Z2-7]", "", text.upper())
    for start in range(min(8, len(letters))):
        yield base64.b32decode(letters[start:][: (len(letters) - start) // 8 * 8])


def _hexadecimal(text: str) -> Iterator[bytes]:
    digits = re.sub("[^0-9a-f]", "", re.sub("0x", "", text.lower()))
    for start in range(min(2, len(digits))):
        yield bytes.fromhex(digits[start:][: (len(digits) - start) // 2 * 2])


def _numbers(text: str) -> Iterator[bytes]:
    """Lists of decimal numbers up to 255, and of groups of eight bits."""
    for run in _NUMBERS.findall(text):
        numbers = [int(n) for n in re.findall("[0-9]+", run)]
        yield bytes(n for n in numbers if n < 256)  # noqa: PLR2004 - a byte
    for run in _OCTETS_IN_BITS.findall(text):
        bits = re.sub("[^01]", "", run)
        yield bytes(int(bits[i : i + 8], 2) for i in range(0, len(bits), 8))


def _base85(text: str) -> Iterator[bytes]:
    for run in [*_RUN.findall(text), re.sub(r"\s", "", text)]:
        body = run.removeprefix("<~").removesuffix("~>")
        for reading, decode in ((body, base64.a85decode), (body, base64.b85decode), (_z85(body), base64.b85decode)):
            try:
                yield decode(reading[: len(reading) // 5 * 5])
            except (ValueError, UnicodeEncodeError):
                continue


def _z85(text: str) -> str:
    return text.translate(_FROM_Z85)


def _uuencoded(text: str) -> Iterator[bytes]:
    for line in text.splitlines():
        try:
            yield binascii.a2b_uu(line)
        except (binascii.Error, ValueError):
            continue
