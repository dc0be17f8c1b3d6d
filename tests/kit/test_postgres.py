"""The embedded PostgreSQL: made whole, found again after every kind of death, and never left behind."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest

from hub.kit.conninfo import conninfo
from hub.kit.postgres.cluster import Cluster, InUse
from hub.kit.unready import Unready
from tests.folders import passable_folder

pytestmark = pytest.mark.live

RUN_UNTIL_KILLED = """
import sys, time
from pathlib import Path
from hub.kit.postgres.cluster import Cluster
with Cluster.running(Path(sys.argv[1]), fast=True) as cluster:
    print(cluster.pid, flush=True)
    time.sleep(600)
"""


@pytest.fixture(scope="module")
def data() -> Iterator[Path]:
    """A data folder with a cluster in it, shared: making one takes a second."""
    with passable_folder() as folder:
        Cluster.open(folder / "data", fast=True).close()
        yield folder / "data"


def connect(cluster: Cluster) -> psycopg.Connection[tuple[Any, ...]]:
    return psycopg.connect(conninfo(cluster.admin_url))


def ask(cluster: Cluster, statement: str) -> tuple[Any, ...]:
    with connect(cluster) as connection:
        row = connection.execute(statement.encode()).fetchone()
    assert row is not None
    return row


def is_alive(pid: int) -> bool:
    try:
        return "State:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return False


def wait_until_gone(pid: int) -> None:
    give_up = time.monotonic() + 10
    while is_alive(pid):
        assert time.monotonic() < give_up, "the server outlived its parent"
        time.sleep(0.05)


def test_a_new_cluster_has_checksums_and_the_builtin_collation(data: Path) -> None:
    with Cluster.running(data, fast=True) as cluster:
        found = ask(
            cluster,
            "select current_setting('data_checksums'), datlocprovider, datlocale, current_setting('synchronous_commit')"
            " from pg_database where datname = current_database()",
        )

    assert found == ("on", "b", "C.UTF-8", "on")


def test_the_server_never_runs_as_root(data: Path) -> None:
    with Cluster.running(data, fast=True) as cluster:
        owner = Path(f"/proc/{cluster.pid}").stat().st_uid

    assert owner != 0


def test_a_stopped_server_is_gone(data: Path) -> None:
    with Cluster.running(data, fast=True) as cluster:
        pid = cluster.pid

    assert pid is not None
    assert not is_alive(pid)


def test_a_killed_server_starts_again_with_what_was_committed(data: Path) -> None:
    with Cluster.running(data, fast=True) as cluster:
        with connect(cluster) as connection:
            connection.execute("create table kept as select 7 as n")
        assert cluster.pid
        os.kill(cluster.pid, signal.SIGKILL)
        wait_until_gone(cluster.pid)

        cluster.start()

        assert ask(cluster, "select n from kept") == (7,)


@pytest.mark.skipif(sys.platform != "linux", reason="the death signal is Linux's")
def test_a_killed_parent_leaves_no_server_and_the_next_start_works(data: Path) -> None:
    command = [sys.executable, "-c", RUN_UNTIL_KILLED, str(data)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        server = int(parent.stdout.readline())
        with pytest.raises(InUse, match="Another process"):
            Cluster.open(data)

        parent.kill()

    with Cluster.running(data, fast=True) as cluster:
        assert ask(cluster, "select 1") == (1,)
    wait_until_gone(server)


def test_a_lock_file_with_the_number_of_another_program_does_not_keep_the_server_down(data: Path) -> None:
    with Cluster.running(data, fast=True) as cluster:
        assert cluster.pid
        lock_file = data / "postgres" / "cluster" / "postmaster.pid"
        left_behind = lock_file.read_text().split("\n", 1)[1]
        os.kill(cluster.pid, signal.SIGKILL)
        wait_until_gone(cluster.pid)
        with subprocess.Popen(["/bin/sleep", "60"], **as_owner(lock_file)) as another:
            lock_file.write_text(f"{another.pid}\n{left_behind}")

            cluster.start()

            another.kill()
        assert ask(cluster, "select 1") == (1,)


def as_owner(file: Path) -> dict[str, Any]:
    return {"user": file.stat().st_uid} if os.geteuid() == 0 else {}


def test_a_half_made_cluster_is_made_again() -> None:
    with passable_folder() as folder:
        unfinished = folder / "data" / "postgres" / "cluster.unfinished"
        unfinished.mkdir(parents=True)
        (unfinished / "PG_VERSION").write_text("18")

        with Cluster.running(folder / "data", fast=True) as cluster:
            assert ask(cluster, "select 1") == (1,)

        assert not unfinished.exists()


def test_a_folder_that_the_server_cannot_enter_is_an_error_and_stays_as_it_was() -> None:
    with passable_folder() as folder:
        closed = folder / "closed"
        closed.mkdir(mode=0o700 if os.geteuid() == 0 else 0o600)
        before = closed.stat().st_mode

        with pytest.raises(Unready, match=str(closed)):
            Cluster.open(closed / "data")

        assert closed.stat().st_mode == before
        closed.chmod(0o700)


def test_too_long_a_path_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(Unready, match="too long a path"):
        Cluster.open(tmp_path / ("x" * 90))


def test_the_port_is_kept_unless_somebody_took_it(data: Path) -> None:
    with Cluster.running(data, fast=True) as cluster:
        first = cluster.admin_url
    with Cluster.running(data, fast=True) as cluster:
        second = cluster.admin_url
    port = int((data / "postgres" / "port").read_text())
    with socket.create_server(("127.0.0.1", port)), Cluster.running(data, fast=True) as cluster:
        third = cluster.admin_url

    assert first == second != third


def test_nobody_is_administrator_over_tcp(data: Path) -> None:
    with Cluster.running(data, fast=True):
        port = (data / "postgres" / "port").read_text()

        with pytest.raises(psycopg.OperationalError, match=r"rejects|no password"):
            psycopg.connect(f"host=127.0.0.1 port={port} user=postgres dbname=postgres password=postgres")


def test_the_log_holds_no_statement_and_no_value(data: Path) -> None:
    with Cluster.running(data, fast=True) as cluster, pytest.raises(psycopg.DataError):
        ask(cluster, "select 'canary-in-a-statement'::uuid")

    assert "canary" not in (data / "postgres" / "log").read_text()


def test_a_server_started_by_a_passing_thread_is_refused(data: Path) -> None:
    with closing(Cluster.open(data, fast=True)) as cluster, ThreadPoolExecutor(1) as threads:
        started = threads.submit(cluster.start)

        assert isinstance(started.exception(), RuntimeError)
        assert cluster.pid is None
