"""The key under which the hub marks rows that grant access or direct what is sent; the database does not hold it."""

import hmac
from dataclasses import dataclass, field
from pathlib import Path

from hub.kit.rootkey import ensure_key, read_key


@dataclass(frozen=True)
class EntryKey:
    """32 bytes. Whoever holds it and the database can let anybody in."""

    key: bytes = field(repr=False)

    def mac(self, *pieces: bytes) -> bytes:
        """HMAC-SHA-256 over the pieces, each after its length, so that none can reach into its neighbour."""
        message = b"".join(len(piece).to_bytes(4, "big") + piece for piece in pieces)
        return hmac.digest(self.key, message, "sha256")


def entry_key_file(root_key_file: Path) -> Path:
    """Where it lies: beside the root key. The database's owner must not hold it."""
    return root_key_file.with_name("entry.key")


def ensure_entry_key(path: Path) -> bool:
    """Make the key file (mode 0600) where there is none; True where it was made."""
    return ensure_key(path, "entry")


def read_entry_key(root_key_file: Path) -> EntryKey:
    """The key beside this root key; raises `Unready` where it is absent, open to others, or holds none."""
    return EntryKey(read_key(entry_key_file(root_key_file), "entry"))
