"""Whoever runs the embedded server keeps it running."""

import os
import signal
import time
from pathlib import Path

import psycopg
import pytest

from hub.kit.conninfo import conninfo
from hub.kit.postgres.running import database_server, server_of_another
from hub.kit.settings import Settings
from hub.kit.unready import Unready
from tests.folders import passable_folder

pytestmark = pytest.mark.live

BACK_SECONDS = 20


def settings_of(folder: Path) -> Settings:
    given = {"HUB_DATA": str(folder / "data"), "HUB_ROOT_KEY_FILE": str(folder / "root.key")}
    return Settings.read({**given, "HUB_MODE": "test"})


def test_a_command_that_runs_the_server_starts_it_again_when_it_is_killed() -> None:
    with passable_folder() as folder, database_server(settings_of(folder), migrating=True) as served:
        lock_file = folder / "data" / "postgres" / "cluster" / "postmaster.pid"
        first = int(lock_file.read_text().split("\n")[0])

        os.kill(first, signal.SIGKILL)

        give_up = time.monotonic() + BACK_SECONDS
        while not answers(served.database_url or ""):
            assert time.monotonic() < give_up
            time.sleep(0.1)
        assert int(lock_file.read_text().split("\n")[0]) != first
        assert server_of_another(folder / "data") == served.database_url

    assert not lock_file.exists()


def answers(url: str) -> bool:
    """Whether somebody can connect."""
    try:
        psycopg.connect(conninfo(url)).close()
    except psycopg.OperationalError:
        return False
    return True


def test_afterwards_the_end_of_a_child_is_nobodys_business_again() -> None:
    before = signal.getsignal(signal.SIGCHLD)

    with passable_folder() as folder, database_server(settings_of(folder), migrating=True):
        assert signal.getsignal(signal.SIGCHLD) != before

    assert signal.getsignal(signal.SIGCHLD) == before


def test_a_server_that_nobody_starts_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hub.kit.postgres.running.RETRY_SECONDS", 0.2)
    with passable_folder() as folder, pytest.raises(Unready, match="does not start"):
        server_of_another(folder / "data")
