"""How the tests are run: what is marked by itself, what is refused, what goes to one worker, and what is printed."""

import socket
import subprocess
import sys

import pytest

import tests.depth
import tests.needs
import tests.peers
from hub.kit.settings import Settings
from tests.database import TestDatabase, lent, new_database, settings_of_the_run, template_of_the_run
from tests.depth import deep
from tests.figures import Figures, lines
from tests.house.source import ROOT
from tests.suite import LIVE, Units, is_quick, long_first

FILE = "tests/withdrawals/test_race.py"


def made(request: pytest.FixtureRequest, name: str, *marks: str | pytest.MarkDecorator) -> pytest.Item:
    """A test beside this one."""
    item = pytest.Function.from_parent(request.node.parent, name=name, callobj=lambda: None)
    for mark in marks:
        item.add_marker(mark)
    return item


def report(name: str, properties: list[tuple[str, object]]) -> pytest.TestReport:
    return pytest.TestReport(f"{FILE}::{name}", (FILE, 1, name), {}, "passed", None, "call", user_properties=properties)


def test_who_asks_for_the_database_is_live(database: TestDatabase, request: pytest.FixtureRequest) -> None:
    assert request.node.get_closest_marker(LIVE)
    assert not is_quick(request.node)


def test_a_run_inside_a_run_uses_the_databases_that_it_was_lent(
    settings: Settings, template: TestDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in lent(settings, template).items():
        monkeypatch.setenv(name, value)

    with settings_of_the_run() as own, template_of_the_run(own) as copied:
        assert (own, copied) == (settings, template)
        with new_database(own, copied) as database, database.connect("hub_web") as connection:
            assert connection.execute("select count(*) from organisation").fetchone() == (0,)


def test_who_asks_for_nothing_is_quick(request: pytest.FixtureRequest) -> None:
    assert is_quick(request.node)


@pytest.mark.live
def test_the_quick_run_leaves_out_what_asks_for_the_database() -> None:
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-m", "not live and not slow"]

    asked = subprocess.run([*command, "tests/kit/test_database.py"], check=False, cwd=ROOT, capture_output=True)

    assert asked.returncode == pytest.ExitCode.NO_TESTS_COLLECTED, asked.stdout


def test_a_quick_test_cannot_listen() -> None:
    with socket.socket() as door, pytest.raises(pytest.fail.Exception, match="mark it `live`"):
        door.bind(("127.0.0.1", 0))


def test_a_quick_test_cannot_start_a_process() -> None:
    with pytest.raises(pytest.fail.Exception, match="mark it `live`"):
        subprocess.run([sys.executable, "-c", ""], check=True)


@pytest.mark.live
def test_a_live_test_can() -> None:
    with socket.create_server(("127.0.0.1", 0)):
        assert subprocess.run([sys.executable, "-c", ""], check=True).returncode == 0


def test_a_file_goes_to_one_worker_and_so_does_a_group() -> None:
    scope = Units.__new__(Units)._split_scope

    assert scope(f"{FILE}::test_one[x::y]") == scope(f"{FILE}::test_other[who@example.org]") == FILE
    assert scope(f"{FILE}::test_one[x]@without work") == scope("tests/b.py::test_two@without work") == "without work"


def test_what_takes_long_comes_first_and_the_rest_of_its_folder_with_it(request: pytest.FixtureRequest) -> None:
    elsewhere, quick, slow = made(request, "a"), made(request, "b"), made(request, "c", "slow")
    elsewhere.path = ROOT / "tests" / "kit" / "test_front.py"

    assert long_first([elsewhere, quick, slow]) == [quick, slow, elsewhere]


def test_figures_are_added_up_and_what_was_said_stands_with_its_test() -> None:
    one, other = [report(name, []) for name in ("test_one", "test_other")]
    for found, number in ((one, 1500), (other, 2)):
        found.user_properties.append(("counted: probes", number))
    one.user_properties.append(("said", "3 s"))

    assert lines([one, other]) == ["1,502 probes", "test_race.py::test_one: 3 s"]


def test_a_figure_travels_with_the_report(request: pytest.FixtureRequest) -> None:
    item = made(request, "a")

    Figures(item).count("probes", 1)
    Figures(item).say("3 s")

    assert item.user_properties == [("counted: probes", 1), ("said", "3 s")]


@pytest.mark.parametrize(("setting", "taken"), [(False, 10), (True, 200)])
def test_how_much_is_tried_follows_the_one_setting(monkeypatch: pytest.MonkeyPatch, setting: bool, taken: int) -> None:
    monkeypatch.setattr(tests.depth, "DEEP", setting)

    assert deep(10, 200) == taken


@pytest.mark.parametrize(("required", "outcome"), [(False, pytest.skip.Exception), (True, pytest.fail.Exception)])
def test_what_is_missing_is_skipped_with_a_sentence_or_red_where_nothing_may_be_missing(
    monkeypatch: pytest.MonkeyPatch, required: bool, outcome: type[BaseException]
) -> None:
    monkeypatch.setattr(tests.needs, "REQUIRED", required)
    monkeypatch.setattr(tests.peers, "are_installed", lambda: False)

    with pytest.raises(outcome, match="run `make peers`"):
        tests.peers.command("provider.mjs")
