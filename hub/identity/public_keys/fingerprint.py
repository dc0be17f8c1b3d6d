"""A key told in words, so that two people can compare it by telephone."""

import hashlib
import unicodedata
from dataclasses import dataclass
from functools import cache

from mnemonic import Mnemonic

_BYTES_IN_WORDS = 16


@dataclass(frozen=True)
class Fingerprint:
    """SHA-256 of a key: its first 128 bits as twelve words (BIP 39) in each language, and the whole in hex."""

    english: str
    japanese: str
    hex: str


def fingerprint(public: str) -> Fingerprint:
    """The fingerprint of a key in its canonical form (`purposes.canonical`)."""
    digest = hashlib.sha256(public.encode()).digest()
    told = digest[:_BYTES_IN_WORDS]
    return Fingerprint(_words("english", told), _words("japanese", told), digest.hex())


def _words(language: str, told: bytes) -> str:
    """In composed letters (NFC), as pages and keyboards have them; the list itself has them taken apart."""
    return unicodedata.normalize("NFC", _list(language).to_mnemonic(told))


@cache
def _list(language: str) -> Mnemonic:
    return Mnemonic(language)
