"""A server, please: the operator's own, the embedded one that already runs, or one started for this command."""

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import FrameType

import psycopg

from hub.kit.conninfo import conninfo
from hub.kit.installation import check_database
from hub.kit.postgres.cluster import RETRY_SECONDS, Cluster, InUse, administrator_url
from hub.kit.settings import Settings
from hub.kit.unready import Unready


@contextmanager
def database_server(settings: Settings, *, migrating: bool = False) -> Iterator[Settings]:
    """The settings with the `database_url` of a server that takes connections; raises `Unready`.

    With `HUB_DATABASE_URL` that one. Else the embedded server: the first command that needs it runs it until it ends,
    and starts it again should it die; others meanwhile use it. To be called from the main thread.

    The database must be of the kind that the settings say (`hub.kit.installation`); `migrating`: or of none yet.
    """
    with _server(settings) as served:
        check_database(served, migrating=migrating)
        yield served


@contextmanager
def _server(settings: Settings) -> Iterator[Settings]:
    if settings.database_url:
        _wait(settings.database_url, "HUB_DATABASE_URL")
        yield settings
        return
    try:
        cluster = Cluster.open(settings.data)
    except InUse:
        yield replace(settings, database_url=server_of_another(settings.data))
        return
    try:
        cluster.start()
        with _kept(cluster):
            yield replace(settings, database_url=cluster.admin_url)
    finally:
        cluster.close()


@contextmanager
def _kept(cluster: Cluster) -> Iterator[None]:
    """Start the server again when it dies: in the main thread, where the kernel tells of a child's end."""
    starting = False

    def look(_signal: int, _frame: FrameType | None) -> None:
        nonlocal starting
        if not starting:  # a start that fails is a child's end too
            starting = True
            try:
                cluster.start()
            finally:
                starting = False

    before = signal.signal(signal.SIGCHLD, look)
    try:
        yield
    finally:
        signal.signal(signal.SIGCHLD, before)


def server_of_another(data: Path) -> str:
    """The URL of the server that another process runs in `data`, or is starting just now; raises `Unready`."""
    root = data.absolute() / "postgres"
    give_up = time.monotonic() + RETRY_SECONDS
    while not (root / "port").is_file():
        if time.monotonic() > give_up:
            raise Unready(f"The database server ({root}) does not start.")
        time.sleep(0.1)
    url = administrator_url(root / "socket", int((root / "port").read_text() or 0))
    _wait(url, str(root))
    return url


def _wait(url: str, name: str) -> None:
    give_up = time.monotonic() + RETRY_SECONDS
    while True:
        try:
            psycopg.connect(conninfo(url), connect_timeout=5).close()
        except psycopg.OperationalError as error:
            if time.monotonic() > give_up:
                raise Unready(f"The database server ({name}) does not answer: {str(error).strip()}") from None
            time.sleep(0.2)
        else:
            return
