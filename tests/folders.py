"""Folders that the database server's account may pass through; pytest's own are closed to others."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MEMORY = Path("/dev/shm")  # noqa: S108 - each folder in it is made by mkdtemp
ROOM = 8 * 2**30
"""Bytes: what a full run leaves there for a while, several times over."""


@contextmanager
def passable_folder() -> Iterator[Path]:
    """A new folder, removed at the end. A home may have a space in its name, and so has this."""
    path = Path(tempfile.mkdtemp(prefix="tsu nagu-", dir=_memory()))
    path.chmod(0o711)
    try:
        yield path
    finally:
        shutil.rmtree(path)


def _memory() -> Path | None:
    """Where a file is held in memory, if there is room: a database is copied there in a tenth of the time."""
    there = os.access(MEMORY, os.W_OK | os.X_OK) and shutil.disk_usage(MEMORY).free >= ROOM
    return MEMORY if there else None
