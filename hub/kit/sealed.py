"""Envelope encryption: data under a data key, data keys under an organisation's key, that under the root key.

AES-256-GCM; a sealed value is nonce (12 bytes) then ciphertext with tag. The associated data (`place`) names table,
column and row, so that a value moved to another row does not open. Destroying a wrapped key is erasure.
"""

import os
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
NONCE_BYTES = 12


class Unopenable(Exception):
    """The sealed value was changed, moved, or sealed under another key."""


def new_key() -> bytes:
    """32 random bytes for AES-256."""
    return os.urandom(KEY_BYTES)


def seal(key: bytes, associated_data: str, plain: bytes) -> bytes:
    """`plain` sealed under `key` for this `place` ("table.column/row")."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, associated_data.encode())


def unseal(key: bytes, associated_data: str, sealed: bytes) -> bytes:
    """The plain bytes; raises `Unopenable` where key, place or bytes are not those of the sealing."""
    try:
        return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], associated_data.encode())
    except (InvalidTag, ValueError) as error:
        raise Unopenable from error


@dataclass(frozen=True)
class RootKey:
    """The key that wraps every organisation's key; it lives outside database and data folder."""

    key: bytes = field(repr=False)

    @classmethod
    def read(cls, path: Path) -> "RootKey":
        """Read the key file (one line of base64, 32 bytes); raises `ValueError` where it holds no such key."""
        key = b64decode(path.read_text("ascii").strip(), validate=True)
        if len(key) != KEY_BYTES:
            raise ValueError(path.name)
        return cls(key)

    def derived(self, purpose: str) -> bytes:
        """A key of 32 bytes for one other purpose (HKDF, RFC 5869); it tells nothing of this key or of its others."""
        return HKDF(SHA256(), KEY_BYTES, salt=None, info=purpose.encode()).derive(self.key)

    @staticmethod
    def create(path: Path) -> None:
        """Write a new key file of mode 0600; raises `FileExistsError` rather than replace one."""
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(b64encode(new_key()).decode() + "\n")
