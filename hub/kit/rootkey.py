"""The file of the root key: made once, readable by its owner only."""

import stat
from pathlib import Path

from hub.kit.sealed import RootKey
from hub.kit.unready import Unready


def read_root_key(path: Path) -> RootKey:
    """The root key; raises `Unready` where the file is absent, open to others, or holds no key."""
    return RootKey(read_key(path, "root"))


def read_key(path: Path, name: str) -> bytes:
    """The 32 bytes of a key file; raises `Unready` where it is absent, open to others, or holds no key."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        raise Unready(f"The {name} key {path} cannot be read ({error.strerror}). `migrate` makes it.") from None
    if mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise Unready(f"The {name} key {path} is open to others than its owner. Run: chmod 600 {path}")
    try:
        return RootKey.read(path).key
    except (OSError, ValueError):
        raise Unready(f"The {name} key {path} holds no key: 32 bytes in base64 are expected.") from None


def next_root_key_file(root_key_file: Path) -> Path:
    """Where the root key lies that is about to take the present one's place; there is none but while it does."""
    return root_key_file.with_name(f"{root_key_file.name}.next")


def ensure_root_key(path: Path) -> bool:
    """Make the root key where there is none; True where it was made. Without it nothing that was sealed opens again."""
    return ensure_key(path, "root")


def ensure_key(path: Path, name: str) -> bool:
    """Make a key file (mode 0600) where there is none; True where it was made. Raises `Unready`."""
    try:
        RootKey.create(path)
    except FileExistsError:
        return False
    except OSError as error:
        raise Unready(f"The {name} key {path} cannot be written ({error.strerror}). Set HUB_ROOT_KEY_FILE.") from None
    return True
