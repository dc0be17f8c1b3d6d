"""Files of keys: written whole or not at all, on the disk before anybody relies on them, overwritten when they go."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class KeyFiles:
    """`durable`: whether a write has reached the disk when it returns; False for invented data alone."""

    durable: bool = True

    def write(self, file: Path, content: bytes, *, replace: bool = False) -> None:
        """A file of mode 0600; raises `FileExistsError` rather than replace one, unless told to."""
        if file.exists() and not replace:
            raise FileExistsError(file.name)
        unfinished = _unfinished(file)
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
            out.write(content)
            out.flush()
            self._flush(out.fileno())
        unfinished.replace(file)
        self.settle(file.parent)

    def destroy(self, file: Path) -> None:
        """Write over it, then take it away, and what a write that was killed left beside it; killed, call it again.

        Before it is written over it has the name of what is unfinished, under which nobody reads it and the next call
        finds it. What a disk keeps beside that is not for us to say.
        """
        unfinished = _unfinished(file)
        self._write_over(unfinished)
        if file.exists():
            file.replace(unfinished)
            self._write_over(unfinished)

    def _write_over(self, file: Path) -> None:
        if not file.exists():
            return
        with file.open("r+b") as out:
            out.write(bytes(file.stat().st_size))
            out.flush()
            self._flush(out.fileno())
        file.unlink()
        self.settle(file.parent)

    def settle(self, folder: Path) -> None:
        """Names of files are on the disk too."""
        handle = os.open(folder, os.O_RDONLY)
        try:
            self._flush(handle)
        finally:
            os.close(handle)

    def _flush(self, handle: int) -> None:
        if self.durable:
            os.fsync(handle)


def _unfinished(file: Path) -> Path:
    """What is being written, or destroyed: no file of a key."""
    return file.with_name(f".{file.name}")
