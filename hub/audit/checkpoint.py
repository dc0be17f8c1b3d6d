"""Checkpoints of the log and what outside witnesses sign (C2SP signed-note, tlog-checkpoint, tlog-cosignature)."""

import base64
import binascii
import hashlib
from dataclasses import dataclass

from hub.audit.published import Published
from hub.kit.signing import SigningKey, is_signed

_WITNESS = 0x04
_TIMED = 8 + 64
"""Length of a cosignature: seconds, and an Ed25519 signature."""


def body_of(origin: str, size: int, root: bytes) -> str:
    """What is signed: the log's name, how many leaves it has, and the root of its tree."""
    return f"{origin}\n{size}\n{base64.b64encode(root).decode()}\n"


def signed(key: SigningKey, origin: str, size: int, root: bytes) -> str:
    """The whole signed note."""
    body = body_of(origin, size, root)
    raw = Published(key.public, origin).key_id + key.sign(body.encode())
    return f"{body}\n\u2014 {origin} {base64.b64encode(raw).decode()}\n"


@dataclass(frozen=True)
class Witness:
    """Somebody outside who watches that the log only grows. `key`: Ed25519, 32 bytes."""

    name: str
    key: bytes

    @classmethod
    def parse(cls, vkey: str) -> "Witness":
        """The witness of this vkey; raises `ValueError` for anything else than an Ed25519 witness's."""
        name, id, encoded = vkey.split("+", 2)
        raw = _decoded(encoded)
        witness = cls(name, raw[1:])
        if raw[:1] != bytes([_WITNESS]) or id != witness.key_id.hex() or not name or name.split() != [name]:
            raise ValueError("vkey")
        return witness

    @property
    def key_id(self) -> bytes:
        """Four bytes that name the key under this name."""
        return hashlib.sha256(self.name.encode() + b"\n" + bytes([_WITNESS]) + self.key).digest()[:4]

    def has_signed(self, line: str, note: str) -> bool:
        """Whether this signature line is the witness's over this checkpoint."""
        dash, _, rest = line.partition(" ")
        name, _, encoded = rest.partition(" ")
        try:
            raw = _decoded(encoded)
        except ValueError:
            return False
        if (dash, name, raw[:4]) != ("\u2014", self.name, self.key_id) or len(raw) != 4 + _TIMED:
            return False
        body = note.rpartition("\n\n")[0] + "\n"
        seconds = int.from_bytes(raw[4:12], "big")
        return is_signed(self.key, raw[12:], f"cosignature/v1\ntime {seconds}\n{body}".encode())


def _decoded(encoded: str) -> bytes:
    try:
        return base64.b64decode(encoded, validate=True)
    except binascii.Error:
        raise ValueError("base64") from None
