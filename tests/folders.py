"""Folders that the database server's account may pass through; pytest's own are closed to others."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def passable_folder() -> Iterator[Path]:
    """A new folder, removed at the end. A home may have a space in its name, and so has this."""
    path = Path(tempfile.mkdtemp(prefix="tsu nagu-"))
    path.chmod(0o711)
    try:
        yield path
    finally:
        shutil.rmtree(path)
