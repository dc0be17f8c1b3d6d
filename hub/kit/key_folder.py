"""Keys of epochs as files beside the root key, each sealed under it; and their copies sealed to the offline key."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Final
from uuid import UUID

import pyrage

from hub.kit.epoch_keys import Backup
from hub.kit.key_copies import KeyCopies, named
from hub.kit.key_files import KeyFiles
from hub.kit.rootkey import next_root_key_file, read_root_key
from hub.kit.sealed import RootKey, Unopenable, new_key, seal, unseal
from hub.kit.settings import Settings
from hub.kit.unready import Unready

_LIVING: Final = ".key"


def key_folder(root_key_file: Path) -> Path:
    """Where the keys of epochs lie. No backup may hold this folder, but for the copies in `sealed` in it."""
    return root_key_file.with_name("epochs")


class KeyFolder:
    """The folder of one hub; every process of it, on every machine, uses the same one (`EpochKeys`).

    Whatever writes raises `Unready` where the folder cannot be written.
    """

    def __init__(self, root_key_file: Path, backup: Backup | None = None, *, durable: bool = True) -> None:
        """Nothing is read or made before it is needed."""
        self.root_key_file = root_key_file
        self.folder = key_folder(root_key_file)
        self.backup = backup or Backup()
        self._files = KeyFiles(durable)
        self.copies = KeyCopies(self.folder / "sealed", self.backup, self._files)
        self._open: dict[Path, bytes] = {}

    @classmethod
    def of(cls, settings: Settings) -> "KeyFolder":
        """The folder of these settings; raises `Unready` where the root key cannot be read."""
        read_root_key(settings.root_key_file)
        return cls(settings.root_key_file, settings.backup)

    def begin(self, organisation: UUID, after: int) -> tuple[int, bytes]:
        """See `EpochKeys`. The sealed copy comes first: no key is in use that a restore could not bring back."""
        key, epoch = new_key(), after + 1
        with self._held():
            while self._used(organisation, epoch):
                epoch += 1
            self.copies.make(organisation, epoch, key)
            self._files.write(self._file(organisation, epoch), self._sealed(organisation, epoch, key))
        return epoch, key

    def key(self, organisation: UUID, epoch: int) -> bytes:
        """See `EpochKeys`. The file is looked for each time: a key that has left is not answered from memory.

        An epoch from before there was a folder lies under the root key itself.
        """
        file = self._file(organisation, epoch)
        if not file.exists():
            self._open.pop(file, None)
            return RootKey.read(self.root_key_file).key
        if file not in self._open:
            self._open[file] = self._read(file, organisation, epoch)
        return self._open[file]

    def forget(self) -> None:
        """See `EpochKeys`."""
        self._open.clear()

    def leave(self, organisation: UUID, epoch: int, until: date) -> None:
        """See `EpochKeys`. Raises `Unready` where a copy is to be kept and there is no key to seal it to."""
        file = self._file(organisation, epoch)
        with self._held():
            if self.backup.days and file.exists():
                self.copies.keep(organisation, epoch, self._read(file, organisation, epoch), until)
            self.copies.destroy(organisation, epoch)
            self._files.destroy(file)
        self._open.pop(file, None)

    def tidy(self, today: date) -> None:
        """See `EpochKeys`."""
        with self._held():
            self.copies.expire(today)
            for one in self.living() if self.backup.recipient else ():
                self.copies.make(*one, self._read(self._file(*one), *one))

    def restore(self, identity: pyrage.x25519.Identity) -> int:
        """Bring back the key of every sealed copy with the offline key; how many were not here or did not open.

        Raises `pyrage.DecryptError` for a copy that this key does not open.
        """
        brought = 0
        with self._held():
            for organisation, epoch, copy in self.copies.all():
                if not self._opens(organisation, epoch):
                    key = pyrage.decrypt(copy, [identity])
                    sealed = self._sealed(organisation, epoch, key)
                    self._files.write(self._file(organisation, epoch), sealed, replace=True)
                    brought += 1
        return brought

    def living(self) -> list[tuple[UUID, int]]:
        """Organisation and epoch of every key in the folder."""
        return [named(file) for file in sorted(self.folder.glob(f"[!.]*{_LIVING}"))]

    def turn_root(self) -> int:
        """Seal every key under a new root key, which then takes the present one's place; how many were sealed anew.

        There is a root key at every moment, and whoever reads finds the one that fits. Killed in the middle, the next
        call goes on where it was.
        """
        coming = next_root_key_file(self.root_key_file)
        with self._held():
            if not coming.exists():
                RootKey.create(coming)
            root = RootKey.read(coming).key
            done = sum([self._seal_anew(*one, root) for one in self.living()])
            coming.replace(self.root_key_file)
            self._files.settle(self.root_key_file.parent)
        return done

    def _seal_anew(self, organisation: UUID, epoch: int, root: bytes) -> bool:
        """Whether the key lay under another root key until now."""
        file, place = self._file(organisation, epoch), _place(organisation, epoch)
        try:
            unseal(root, place, file.read_bytes())
        except Unopenable:
            self._files.write(file, seal(root, place, self._read(file, organisation, epoch)), replace=True)
            return True
        return False

    @contextmanager
    def _held(self) -> Iterator[None]:
        """One at a time writes here, whichever process; the kernel lets go of the lock when the holder dies."""
        try:
            for folder in (self.folder, self.copies.folder):
                folder.mkdir(exist_ok=True, mode=0o700)
            with (self.folder / "lock").open("a") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                yield
        except OSError as error:
            raise Unready(f"The folder of keys {self.folder} cannot be written ({error.strerror}).") from None

    def _read(self, file: Path, organisation: UUID, epoch: int) -> bytes:
        """Under the present root key or the coming one; tried twice, for the one may become the other meanwhile."""
        roots = (self.root_key_file, next_root_key_file(self.root_key_file))
        for root in roots * 2:
            try:
                return unseal(RootKey.read(root).key, _place(organisation, epoch), file.read_bytes())
            except (Unopenable, FileNotFoundError):
                continue
        raise Unopenable

    def _sealed(self, organisation: UUID, epoch: int, key: bytes) -> bytes:
        """Under the coming root key where one is on its way: what is sealed now must outlive the present one."""
        coming = next_root_key_file(self.root_key_file)
        root = RootKey.read(coming if coming.exists() else self.root_key_file)
        return seal(root.key, _place(organisation, epoch), key)

    def _used(self, organisation: UUID, epoch: int) -> bool:
        return self._file(organisation, epoch).exists() or self.copies.has(organisation, epoch)

    def _opens(self, organisation: UUID, epoch: int) -> bool:
        try:
            self._read(self._file(organisation, epoch), organisation, epoch)
        except Unopenable:
            return False
        return True

    def _file(self, organisation: UUID, epoch: int) -> Path:
        return self.folder / f"{organisation}.{epoch}{_LIVING}"


def _place(organisation: UUID, epoch: int) -> str:
    return f"epoch/{organisation}/{epoch}"
