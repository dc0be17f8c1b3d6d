"""The public key that heads of the ledger are signed with, as members and outside witnesses are shown it."""

import base64
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from hub.kit.signing import ledger_key_file, read_signing_key
from hub.kit.unready import Unready

PATH = "/.well-known/tsunagu-ledger"
"""Where anybody may read it, without signing in."""
_LOG = 0x01


@dataclass(frozen=True)
class Published:
    """`key`: Ed25519, 32 bytes. `origin`: the name under which this hub's log signs (C2SP tlog-checkpoint)."""

    key: bytes
    origin: str

    @property
    def key_id(self) -> bytes:
        """Four bytes that name the key under its origin (C2SP signed-note)."""
        return hashlib.sha256(self.origin.encode() + b"\n" + bytes([_LOG]) + self.key).digest()[:4]

    @property
    def vkey(self) -> str:
        """The key as outside witnesses take it (C2SP signed-note)."""
        return f"{self.origin}+{self.key_id.hex()}+{base64.b64encode(bytes([_LOG]) + self.key).decode()}"

    def document(self) -> dict[str, str]:
        """What stands at `PATH`."""
        return {"format": "tsunagu-ledger-key/1", "algorithm": "Ed25519", "key": self.key.hex(), "vkey": self.vkey}


def origin_of(issuer: str) -> str:
    """The log's name for a hub with this issuer: an address without its scheme."""
    return f"{issuer.partition('://')[2].rstrip('/')}/ledger"


def publish_key(root_key_file: Path) -> None:
    """Write the public half beside the private one, so that who answers requests never holds that.

    Raises `Unready` where there is no private key or the file cannot be written.
    """
    public, file = read_signing_key(ledger_key_file(root_key_file)).public, _file(root_key_file)
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644), "w") as out:
            out.write(f"{public.hex()}\n")
    except OSError as error:
        raise Unready(f"The public key {file} cannot be written ({error.strerror}).") from None


def read_published(root_key_file: Path, issuer: str) -> Published:
    """What `publish_key` wrote, under the name of a hub with this issuer; raises `Unready` where there is no file."""
    file = _file(root_key_file)
    try:
        key = bytes.fromhex(file.read_text("utf-8"))
    except (OSError, ValueError):
        key = b""
    if len(key) != 32:  # noqa: PLR2004 - of Ed25519
        raise Unready(f"The public key {file} cannot be read. `migrate` makes it.")
    return Published(key, origin_of(issuer))


def _file(root_key_file: Path) -> Path:
    return root_key_file.with_name("ledger.pub")
