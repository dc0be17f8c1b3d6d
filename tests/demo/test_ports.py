"""The ports that the demo needs: said before anything is installed, in one sentence."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from hub.demo.ports import HOW_MANY, why_not
from hub.demo.stage import _alone
from hub.kit.unready import Unready
from tests.folders import passable_folder
from tests.house.source import ROOT

pytestmark = pytest.mark.live
HOST = "127.0.0.1"
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")


@pytest.fixture
def first() -> Iterator[int]:
    """The first of three ports in a row that nobody has."""
    for port in range(21_000, 31_000, HOW_MANY):
        if why_not(HOST, port) is None:
            yield port
            return


def program(**environ: str) -> subprocess.CompletedProcess[str]:
    """The program as `make demo` runs it first: by the machine's own python, without what the lock installs."""
    command = [sys.executable, "-I", "-S", "hub/demo/ports.py"]
    given = {**os.environ, **environ}
    return subprocess.run(command, check=False, cwd=ROOT, env=given, capture_output=True, text=True)


@pytest.mark.parametrize("place", range(HOW_MANY))
def test_a_port_that_is_taken_is_named(first: int, place: int) -> None:
    with socket.create_server((HOST, first + place)):
        ended = program(HUB_PORT=str(first), HUB_HOST=HOST)

    assert ended.returncode == 1
    assert ended.stdout == ""
    assert ended.stderr.startswith(f"Port {first + place} cannot be used (")
    assert ended.stderr.count("\n") == 1


def test_free_ports_are_no_word(first: int) -> None:
    ended = program(HUB_PORT=str(first), HUB_HOST=HOST)

    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")


@pytest.mark.parametrize("port", ["65534", "70000", "eighty", "²", ""])
def test_what_is_no_port_is_said(port: str) -> None:
    ended = program(HUB_PORT=port)

    assert ended.returncode == 1
    assert ended.stderr.count("\n") == 1
    assert "Traceback" not in ended.stderr


def test_the_demo_asks_for_the_ports_before_it_installs_anything() -> None:
    needs = re.search(r"^demo: (\S+) ", MAKEFILE, re.MULTILINE)
    asks = re.search(r"^free-ports:\n\t@\$\(PYTHON\) (\S+)\n", MAKEFILE, re.MULTILINE)

    assert needs
    assert needs[1] == "free-ports"
    assert asks
    assert asks[1] == "hub/demo/ports.py"


def test_two_demos_do_not_work_on_the_same_data() -> None:
    with passable_folder() as folder:
        with ExitStack() as first:
            _alone(folder, first)
            with ExitStack() as second, pytest.raises(Unready, match="Another demo runs on the data in"):
                _alone(folder, second)
        with ExitStack() as third:
            _alone(folder, third)
