"""Copies of epochs' keys, sealed to the key that is kept offline: for a restore, each until its day."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final
from uuid import UUID

import pyrage

from hub.kit.epoch_keys import Backup
from hub.kit.key_files import KeyFiles
from hub.kit.unready import Unready

NO_RECIPIENT: Final = (
    "There is no offline key to seal keys of epochs to. Make one apart from this machine with `age-keygen`, and set "
    "HUB_BACKUP_RECIPIENT to its public line (age1…); or set HUB_BACKUP_DAYS=0: then no backup opens after a turn."
)
_END: Final = ".age"
_UNTIL: Final = ".until-"


@dataclass(frozen=True)
class KeyCopies:
    """The copies in one folder: `<organisation>.<epoch>.age`, and of keys that have left `….until-<day>.age`."""

    folder: Path
    backup: Backup
    files: KeyFiles = field(default_factory=KeyFiles)

    def make(self, organisation: UUID, epoch: int, key: bytes) -> None:
        """Seal a copy where there is none yet; none where there is no offline key."""
        file = self._file(organisation, epoch)
        if self.backup.recipient is not None and not file.exists():
            offline = pyrage.x25519.Recipient.from_str(self.backup.recipient)
            self.files.write(file, pyrage.encrypt(key, [offline]))

    def keep(self, organisation: UUID, epoch: int, key: bytes, until: date) -> None:
        """The key is about to leave: its copy stays through this day. Raises `Unready` without an offline key."""
        if self.backup.recipient is None:
            raise Unready(NO_RECIPIENT)
        self.make(organisation, epoch, key)
        file = self._file(organisation, epoch)
        file.replace(file.with_name(f"{organisation}.{epoch}{_UNTIL}{until.isoformat()}{_END}"))
        self.files.settle(self.folder)

    def destroy(self, organisation: UUID, epoch: int) -> None:
        """Destroy the copy of a key that has no day."""
        self.files.destroy(self._file(organisation, epoch))

    def expire(self, today: date) -> None:
        """Destroy those whose day has passed."""
        for file in sorted(self.folder.glob(f"*{_UNTIL}*{_END}")):
            if date.fromisoformat(file.stem.rpartition(_UNTIL)[2]) < today:
                self.files.destroy(file)

    def has(self, organisation: UUID, epoch: int) -> bool:
        """Whether the offline key could bring this one back."""
        return any(True for _ in self.folder.glob(f"{organisation}.{epoch}.*"))

    def all(self) -> list[tuple[UUID, int, bytes]]:
        """Organisation, epoch and sealed key of each."""
        return [(*named(file), file.read_bytes()) for file in sorted(self.folder.glob(f"[!.]*{_END}"))]

    def _file(self, organisation: UUID, epoch: int) -> Path:
        return self.folder / f"{organisation}.{epoch}{_END}"


def named(file: Path) -> tuple[UUID, int]:
    """Organisation and epoch of a file of a key."""
    organisation, epoch, *_ = file.name.split(".")
    return UUID(organisation), int(epoch)
