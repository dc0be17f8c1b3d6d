"""Every command explains itself, ends with a sentence where it cannot work, and leaves nothing running."""

import os
import pkgutil
import resource
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

import httpx
import pytest

import hub.commands
from hub.__main__ import COMMANDS, main
from tests.folders import passable_folder
from tests.house.source import ROOT

pytestmark = pytest.mark.live


@contextmanager
def new_environ() -> Iterator[dict[str, str]]:
    """A new data folder with the embedded database, whatever the tests themselves run on."""
    with passable_folder() as folder:
        own = {name: value for name, value in os.environ.items() if not name.startswith("HUB_")}
        places = {"HUB_DATA": str(folder / "data"), "HUB_ROOT_KEY_FILE": str(folder / "root.key")}
        yield (
            own
            | places
            | {
                "HUB_BACKUP_DAYS": "0",
                "HUB_ISSUER": "https://hub.example.org",
                "HUB_PUBLIC_URL": "https://hub.example.org",
            }
        )


@pytest.fixture(scope="module")
def environ() -> Iterator[dict[str, str]]:
    """A data folder that is migrated already."""
    with new_environ() as environ:
        assert run_hub(environ, "migrate").returncode == 0
        yield environ


@pytest.fixture
def unused() -> Iterator[dict[str, str]]:
    """A data folder that does not exist yet."""
    with new_environ() as environ:
        yield environ


def run_hub(environ: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "hub", *words], check=False, env=environ, capture_output=True, text=True, timeout=60
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])

    assert ended.value.code == 0
    assert f"python -m hub {name}" in capsys.readouterr().out


def test_every_command_file_is_listed() -> None:
    names = [found.name for found in pkgutil.iter_modules(hub.commands.__path__)]

    registering = [name for name in names if hasattr(import_module(f"hub.commands.{name}"), "register")]

    assert {name.replace("_", "-") for name in registering} == set(COMMANDS)


def test_a_wrong_setting_ends_with_a_sentence_and_no_traceback(unused: dict[str, str]) -> None:
    ended = run_hub(unused | {"HUB_PORT": "eighty"}, "migrate")

    assert ended.returncode == 1
    assert ended.stderr.startswith("HUB_PORT is 'eighty'")
    assert "Traceback" not in ended.stderr


def test_migrate_makes_everything_once(unused: dict[str, str]) -> None:
    first, second = run_hub(unused, "migrate"), run_hub(unused, "migrate")

    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    for name in ("root", "token", "ledger", "entry"):
        assert f"{name}.key. Keep a copy apart from backups: without it" in first.stdout
    assert "Made" not in second.stdout
    assert (Path(unused["HUB_DATA"]) / "roles.json").stat().st_mode & 0o077 == 0


def test_serve_answers_and_leaves_nothing_behind(environ: dict[str, str]) -> None:
    port = free_port()
    served = environ | {"HUB_PORT": str(port)}
    command = [sys.executable, "-m", "hub", "serve"]
    with subprocess.Popen(command, env=served, stdout=subprocess.PIPE, text=True) as web:
        assert web.stdout
        assert str(port) in web.stdout.readline()

        answer = httpx.get(f"http://127.0.0.1:{port}/nowhere", timeout=20)
        web.terminate()

    assert answer.status_code == 404
    assert web.returncode == 143
    assert not (Path(environ["HUB_DATA"]) / "postgres" / "cluster" / "postmaster.pid").exists()


def test_serve_says_so_when_the_port_is_taken_and_starts_nothing(unused: dict[str, str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]

        ended = run_hub(unused | {"HUB_PORT": str(port)}, "serve")

    assert ended.returncode == 1
    assert ended.stderr.startswith(f"Port {port} on 127.0.0.1 cannot be used")
    assert not Path(unused["HUB_DATA"]).exists()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_postgres_serves_other_commands_comes_back_after_a_crash_and_stops(
    environ: dict[str, str], sent: signal.Signals, code: int
) -> None:
    command = [sys.executable, "-m", "hub", "postgres"]
    with subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, text=True) as keeper:
        assert keeper.stdout
        assert "runs in" in keeper.stdout.readline()
        lock_file = Path(environ["HUB_DATA"]) / "postgres" / "cluster" / "postmaster.pid"
        first = int(lock_file.read_text().split("\n")[0])
        os.kill(first, signal.SIGKILL)

        migrated = run_hub(environ, "migrate")
        keeper.send_signal(sent)

    assert migrated.returncode == 0, migrated.stderr
    assert keeper.returncode == code
    assert not lock_file.exists()


CRASHES = """
import os, sys
from hub.__main__ import main
main(["rotate-root-key"])
os.abort()
"""


@pytest.fixture
def images() -> Iterator[None]:
    """As on a machine whose shells allow images of any size."""
    before, most = resource.getrlimit(resource.RLIMIT_CORE)
    if most == 0:
        pytest.skip("nobody here may have an image")
    resource.setrlimit(resource.RLIMIT_CORE, (most, most))
    yield
    resource.setrlimit(resource.RLIMIT_CORE, (before, most))


@pytest.mark.usefixtures("images")
def test_a_process_that_crashes_leaves_no_image_of_its_memory(unused: dict[str, str], tmp_path: Path) -> None:
    """With the keys that it had open."""
    command, within = [sys.executable, "-c", CRASHES], {**unused, "PYTHONPATH": str(ROOT)}

    crashed = subprocess.run(command, check=False, env=within, cwd=tmp_path, capture_output=True, timeout=60)

    assert crashed.returncode == -signal.SIGABRT
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("images")
def test_no_command_and_nothing_that_it_starts_may_leave_an_image() -> None:
    assert main(["notices"]) == 0

    assert resource.getrlimit(resource.RLIMIT_CORE)[0] == 0


def test_a_home_with_a_blank_in_it_works(unused: dict[str, str]) -> None:
    home = Path(unused["HUB_DATA"]).parent / "a home of somebody's + more"
    home.mkdir(mode=0o755)
    there = {**unused, "HUB_DATA": str(home / "data"), "HUB_ROOT_KEY_FILE": str(home / "root.key")}

    migrated, asked = run_hub(there, "migrate"), run_hub(there, "organisation", "candidates")

    assert (migrated.returncode, asked.returncode) == (0, 0), migrated.stderr + asked.stderr
