"""What is long, means nothing to a reader and is no file: hashes, ids, tokens, public keys, sealed messages."""

import binascii
import json
import re
from collections.abc import Iterator

SEALED = 6_000
"""Bytes of one sealed message or certificate. What is in it nobody here can know: see THREATS.md, T9."""

_LABEL = re.compile(r"(?:[A-Za-z][A-Za-z0-9._-]{0,30}[=:])?(.*?)[.,:;=]{0,2}", re.DOTALL)
_HASH = re.compile(r"(?:0x)?(?:[0-9A-Fa-f]{64}|[0-9A-Fa-f]{96}|[0-9A-Fa-f]{128})")
_FINGERPRINT = re.compile(r"(?:[0-9A-Fa-f]{2}:){15,63}[0-9A-Fa-f]{2}")
_TOKEN = re.compile(r"[A-Za-z][A-Za-z0-9]{1,15}(?:[_-][A-Za-z0-9_-]{16,140}|\.[A-Za-z0-9+/_-]{16,140})")
_WALLET = re.compile(r"(?:bc1|tb1|ltc1|age1|addr1|npub1)[02-9ac-hj-np-z]{6,120}|[1-9A-HJ-NP-Za-km-z]{86,88}")
_MAIL = re.compile(r"[^@]{1,250}@[A-Za-z0-9.-]{1,253}")
_JWT = re.compile(r"(ey[A-Za-z0-9_-]{8,600})\.([A-Za-z0-9_-]{2,4000})\.[A-Za-z0-9_-]{0,1400}")
_MARK = re.compile(r"-----(BEGIN|END) ([A-Z0-9 ]{3,40})-----")
_ARMOUR_HEAD = re.compile(r"^[A-Za-z]{1,20}: .*$|^=[A-Za-z0-9+/]{4}\s*$", re.MULTILINE)
_SSH = re.compile(r"(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-nistp[0-9]{3}) +(AAAA[A-Za-z0-9+/]{50,1500}={0,2})")
_PGP_PARTS = frozenset({1, 2, 3, 4, 5, 6, 7, 9, 12, 13, 14, 17, 18, 19, 20, 21})
"""Packets of OpenPGP, by RFC 9580, without those whose content anybody can read (8 compressed, 11 literal)."""
_PGP_SEALED = frozenset({9, 18, 20})


def is_identifier(word: str) -> bool:
    """Whether this is a hash, a token with its prefix, a wallet, a mail's id, a bare public key or a signed token."""
    found = _LABEL.fullmatch(word)
    bare = found[1] if found else word
    if any(kind.fullmatch(bare) for kind in (_HASH, _FINGERPRINT, _TOKEN, _WALLET, _MAIL)):
        return True
    if bare.startswith("MI") and _is_sealed(_bytes(bare + "==")):
        return True
    token = _JWT.fullmatch(bare)
    return token is not None and all(_is_record(part) for part in token.groups())


def _is_record(part: str) -> bool:
    try:
        return isinstance(json.loads(binascii.a2b_base64(part.translate({45: 43, 95: 47}) + "==")), dict)
    except ValueError:
        return False


def without_keys(text: str) -> str:
    """The text without the bodies of keys, certificates, signatures and sealed messages whose form is right."""
    rest, place = [], 0
    for start, end in _bodies(text):
        rest.append(text[place:start])
        place = end
    return _SSH.sub(lambda key: "" if _is_ssh(_bytes(key[1])) else key[0], "".join((*rest, text[place:])))


def _bodies(text: str) -> Iterator[tuple[int, int]]:
    begin: re.Match[str] | None = None
    for mark in _MARK.finditer(text):
        if begin and mark[1] == "END" and mark[2] == begin[2]:
            octets = _bytes(_ARMOUR_HEAD.sub("", text[begin.end() : mark.start()]))
            fits = _is_openpgp(octets) if begin[2].startswith("PGP ") else _is_sealed(octets)
            if fits:
                yield begin.end(), mark.start()
        begin = mark if mark[1] == "BEGIN" else None


def _bytes(letters: str) -> bytes:
    try:
        return binascii.a2b_base64(letters.encode("ascii", "ignore"))
    except binascii.Error:
        return b""


def _is_sealed(octets: bytes) -> bool:
    """One record of DER from end to end, or a message of age."""
    if len(octets) > SEALED:
        return False
    if octets.startswith(b"age-encryption.org/v1\n"):
        return True
    if octets[:1] != b"\x30" or octets[1:2] not in (b"\x81", b"\x82"):
        return False
    wide = octets[1] - 0x80
    return int.from_bytes(octets[2 : 2 + wide]) == len(octets) - 2 - wide


def _is_ssh(octets: bytes) -> bool:
    """Fields that each say their length, to the last byte; the first names the algorithm."""
    place, fields = 0, 0
    while place + 4 <= len(octets):
        place += 4 + int.from_bytes(octets[place : place + 4])
        fields += 1
    return place == len(octets) and fields > 1


def _is_openpgp(octets: bytes) -> bool:
    """Packets from end to end, of kinds that keys, signatures and sealed messages are made of."""
    place = 0
    while place < len(octets):
        kind, start, length = _packet(octets, place)
        if kind not in _PGP_PARTS or (kind in _PGP_SEALED and length > SEALED):
            return False
        place = start + length
    return place == len(octets) > 0


def _packet(octets: bytes, place: int) -> tuple[int, int, int]:
    """Kind, start and length of the packet here; the kind is 0 where there is none. In parts: to the end."""
    tag, size = octets[place], octets[place + 1 : place + 6].ljust(5, b"\0")
    if not tag & 0x80:
        return 0, place, 0
    if not tag & 0x40:  # the older form
        wide = (1, 2, 4, 0)[tag & 3]
        start = place + 1 + wide
        return tag >> 2 & 15, start, int.from_bytes(size[:wide]) if wide else len(octets) - start
    first = size[0]
    if first < 192:  # noqa: PLR2004 - lengths by RFC 9580, 4.2.1
        return tag & 63, place + 2, first
    if first < 224:  # noqa: PLR2004
        return tag & 63, place + 3, (first - 192 << 8) + size[1] + 192
    if first < 255:  # noqa: PLR2004
        return tag & 63, place + 1, len(octets) - place - 1
    return tag & 63, place + 6, int.from_bytes(size[1:])
