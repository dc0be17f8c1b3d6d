"""One PostgreSQL server in one data folder: open, start, stop."""

import fcntl
import os
import pwd
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self, TextIO

from sqlalchemy.engine import URL

from hub.kit.postgres.folder import ADMINISTRATOR, Folder, kept_port, make_root, open_folder, write_access
from hub.kit.postgres.process import forget_stale_lock, is_ready, start_server, stop_server
from hub.kit.unready import Unready

START_SECONDS = 30.0
RETRY_SECONDS = 10.0
"""A killed server's processes may hold memory and files for some seconds more."""


class InUse(Unready):
    """Another process runs the server of this data folder."""


class Cluster:
    """The server of one data folder. Whoever holds the object holds the folder's lock until `close`."""

    def __init__(self, folder: Folder, lock: TextIO, *, wanted_port: int | None, fast: bool) -> None:
        """Use `Cluster.open`."""
        self._folder, self._lock, self._wanted_port, self._fast = folder, lock, wanted_port, fast
        self._server: subprocess.Popen[bytes] | None = None
        self._port = 0

    @classmethod
    def open(cls, data: Path, *, port: int | None = None, fast: bool = False) -> Self:
        """Take the server's part of `data`, made where missing; raises `InUse`, or `Unready` with what to do.

        `port`: a TCP port on loopback, else a free one is chosen and kept. `fast`: see `process.FAST`.
        """
        root = make_root(data)
        lock = _take_lock(root)
        try:
            return cls(open_folder(root), lock, wanted_port=port, fast=fast)
        except BaseException:
            lock.close()
            raise

    @classmethod
    @contextmanager
    def running(cls, data: Path, *, port: int | None = None, fast: bool = False) -> Iterator[Self]:
        """The server of `data`, started now and stopped at the end."""
        cluster = cls.open(data, port=port, fast=fast)
        try:
            cluster.start()
            yield cluster
        finally:
            cluster.close()

    @property
    def admin_url(self) -> str:
        """The administrator's URL, through the socket; it holds no password."""
        return administrator_url(self._folder.socket, self._port)

    @property
    def pid(self) -> int | None:
        """The server's process id; None where it does not run."""
        return self._server.pid if self._server and self._server.poll() is None else None

    def start(self) -> None:
        """Start the server, also after it was killed, and wait until it takes connections.

        Tried again for 10 seconds; raises `Unready` with the last lines of its log.
        """
        give_up = time.monotonic() + RETRY_SECONDS
        while self.pid is None:
            forget_stale_lock(self._folder)
            # Once clients know the port, a server that was killed comes back on the same one.
            port = kept_port(self._folder, self._wanted_port or self._port or None)
            write_access(self._folder, pwd.getpwuid(os.geteuid()).pw_name)
            self._server = start_server(self._folder, port, fast=self._fast)
            if self._became_ready(self._server):
                self._port = port
                return
            if time.monotonic() > give_up:
                raise Unready(f"PostgreSQL does not start in {self._folder.root}:\n{self._last_words()}")

    def stop(self) -> None:
        """Stop the server; nothing happens where it does not run."""
        if self._server:
            stop_server(self._server)
            self._server = None

    def close(self) -> None:
        """Stop the server and let go of the folder."""
        self.stop()
        self._lock.close()

    def _became_ready(self, server: subprocess.Popen[bytes]) -> bool:
        give_up = time.monotonic() + START_SECONDS
        while server.poll() is None and time.monotonic() < give_up:
            if is_ready(self._folder, server.pid):
                return True
            time.sleep(0.02)
        stop_server(server)
        time.sleep(0.2)
        return False

    def _last_words(self) -> str:
        return "\n".join(self._folder.log.read_text(errors="replace").splitlines()[-5:])


def administrator_url(socket_folder: Path, port: int) -> str:
    """The URL by which the user who runs the hub is the server's administrator."""
    query = {"host": str(socket_folder), "port": str(port)}
    return URL.create("postgresql+psycopg", ADMINISTRATOR, database="postgres", query=query).render_as_string(
        hide_password=False
    )


def _take_lock(root: Path) -> TextIO:
    """The folder's lock; the kernel lets go of it when the holder dies, however it dies."""
    try:
        lock = (root / "lock").open("a")
    except OSError as error:
        raise Unready(f"The data folder {root} cannot be used ({error.strerror}). Set HUB_DATA to another.") from None
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        raise InUse(f"Another process runs the database in {root}. Stop it, or choose another HUB_DATA.") from None
    return lock
