"""The signing keys of the hub (Ed25519), one for tokens and one for heads of the ledger, beside the root key."""

import base64
import hashlib
import os
import stat
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from hub.kit.unready import Unready


@dataclass(frozen=True)
class SigningKey:
    """An Ed25519 key pair. Whoever holds it speaks for the hub; the public half may be shown to everybody."""

    private: Ed25519PrivateKey = field(repr=False)

    @classmethod
    def new(cls) -> "SigningKey":
        """A fresh key."""
        return cls(Ed25519PrivateKey.generate())

    @property
    def public(self) -> bytes:
        """The public key, 32 bytes."""
        return self.private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)

    @property
    def key_id(self) -> str:
        """The thumbprint of RFC 7638, which names the key without showing when it was made."""
        x = _base64url(self.public)
        return _base64url(hashlib.sha256(f'{{"crv":"Ed25519","kty":"OKP","x":"{x}"}}'.encode()).digest())

    def pem(self) -> bytes:
        """The private key as unencrypted PKCS 8, for its file and for libraries that read keys."""
        return self.private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())

    def raw(self) -> bytes:
        """The private key, 32 bytes, to derive other secrets of the hub from."""
        return self.private.private_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        """The signature, 64 bytes."""
        return self.private.sign(message)


def is_signed(public: bytes, signature: bytes, message: bytes) -> bool:
    """Whether the holder of this public key signed exactly this message."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def token_key_file(root_key_file: Path) -> Path:
    """Where the key that signs access tokens lies."""
    return root_key_file.with_name("token.key")


def previous_token_key_file(root_key_file: Path) -> Path:
    """Where the key lies that signed access tokens before the present one; there is none before the first rotation."""
    return root_key_file.with_name("token.previous.key")


def ledger_key_file(root_key_file: Path) -> Path:
    """Where the key that signs heads of the ledger lies. The database's owner must not hold it."""
    return root_key_file.with_name("ledger.key")


def ensure_signing_key(path: Path) -> bool:
    """Make the key file (mode 0600) where there is none; True where it was made. Never replaces one."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(SigningKey.new().pem())
    except FileExistsError:
        return False
    except OSError as error:
        raise Unready(f"The signing key {path} cannot be written ({error.strerror}). Set HUB_ROOT_KEY_FILE.") from None
    return True


def rotate_signing_key(path: Path, previous: Path) -> None:
    """Put a new key where the present one is, and the present one where the one before it was.

    There is a key at `path` at every moment. Raises `Unready` where there is none yet or a file cannot be written.
    """
    read_signing_key(path)
    new, kept = path.with_name(f"{path.name}.new"), previous.with_name(f"{previous.name}.new")
    ensure_signing_key(new)
    try:
        kept.unlink(missing_ok=True)
        os.link(path, kept)
        kept.replace(previous)
        new.replace(path)
    except OSError as error:
        raise Unready(f"The signing key {path} cannot be changed ({error.strerror}).") from None


def read_signing_key(path: Path) -> SigningKey:
    """The key of this file; raises `Unready` where it is absent, open to others, or holds no such key."""
    try:
        mode, pem = path.stat().st_mode, path.read_bytes()
    except OSError as error:
        raise Unready(f"The signing key {path} cannot be read ({error.strerror}). `migrate` makes it.") from None
    if mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise Unready(f"The signing key {path} is open to others than its owner. Run: chmod 600 {path}")
    try:
        private = load_pem_private_key(pem, password=None)
    except (ValueError, TypeError):
        private = None
    if not isinstance(private, Ed25519PrivateKey):
        raise Unready(f"The signing key {path} holds no Ed25519 key in PEM.")
    return SigningKey(private)


def _base64url(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")
