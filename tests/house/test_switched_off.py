"""The test of the tests, for rules, calls of the gate, locks and conditions: switched off, a named test turns red."""

import ast
import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from hub.kit.settings import Settings
from tests.database import TestDatabase, lent
from tests.depth import DEEP
from tests.house.guards import FILES, GUARDS
from tests.house.source import ROOT, functions, python_files
from tests.house.spoil import FILE, GREEN, REPORT
from tests.house.spoils import Guard, switched_off

Outcomes = dict[str, list[str]]
Databases = tuple[tuple[str, str], ...]
MINUTES = 10
PLAIN = {"HUB_DEEP": "", "PYTEST_ADDOPTS": ""}
"""What this run was asked for is not asked of the runs that it starts."""
LEFT_OPEN = ("-W", "ignore::pytest.PytestUnraisableExceptionWarning")
"""A test that turned red may leave a connection open, which is told whenever memory is cleared: of the next test."""
HOW = ("-q", "-p", "tests.house.spoil", "-p", "no:cacheprovider", *LEFT_OPEN)


def group(file: str) -> pytest.MarkDecorator:
    """Whatever looks at one nested run belongs to one worker, and other files to others."""
    return pytest.mark.xdist_group(f"without {file}")


EACH_FILE = [pytest.param(file, id=file, marks=group(file)) for file in FILES]
EACH_GUARD = [
    pytest.param(file, guard, id=f"{file}-{guard.id}", marks=group(file))
    for file, guards in FILES.items()
    for guard in guards
]


@pytest.fixture(scope="module")
def databases(settings: Settings, template: TestDatabase) -> Databases:
    """Those of this worker, lent to the nested run: it starts no server of its own."""
    return tuple(lent(settings, template).items())


@cache
def run_without(file: str, databases: Databases) -> tuple[int, str, Outcomes]:
    """One run over the tests that a file names: each once for every guard it is named for, in a deep run also as it is.

    Its exit code, what it printed, and what became of each.
    """
    named = list(dict.fromkeys(guard.test for guard in FILES[file]))
    with TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        run = subprocess.run(
            [sys.executable, "-m", "pytest", *HOW, *named],
            check=False,
            cwd=ROOT,
            env={**os.environ, **PLAIN, **dict(databases), FILE: file, REPORT: str(report), GREEN: "1" if DEEP else ""},
            capture_output=True,
            text=True,
            timeout=MINUTES * 60,
        )
        found: Outcomes = json.loads(report.read_text()) if report.exists() else {}
    return run.returncode, run.stdout[-2000:] + run.stderr[-2000:], found


def outcomes(file: str, databases: Databases) -> Outcomes:
    """What became of each test and guard; fails where the run itself did."""
    code, printed, found = run_without(file, databases)
    assert code == pytest.ExitCode.TESTS_FAILED, printed
    return found


@pytest.mark.slow
@pytest.mark.parametrize(("file", "guard"), EACH_GUARD)
def test_a_guard_switched_off_turns_its_test_red(file: str, guard: Guard, databases: Databases) -> None:
    found = outcomes(file, databases)[guard.what]

    assert "failed" in found
    assert set(found) <= {"failed", "passed"}, found


@pytest.mark.live
def test_every_guard_is_where_the_list_says() -> None:
    """Said within seconds, before the runs that take minutes: the guard, and the test that it is named for."""
    moved = [f"{guard.what}: {guard.test}" for guard in GUARDS if not _is_written(guard.test)]
    for guard in GUARDS:
        try:
            with switched_off(guard):
                pass
        except (LookupError, AttributeError) as error:
            moved.append(f"{guard.what}: {error}")

    assert moved == []


def _is_written(test: str) -> bool:
    file, _, name = test.partition("::")
    path = ROOT / file
    return path.exists() and name.partition("[")[0] in {function.name for function in functions(path)}


if DEEP:  # `make test` runs each of them as it is by itself

    @pytest.mark.slow
    @pytest.mark.parametrize("file", EACH_FILE)
    def test_every_named_test_is_green_where_nothing_is_switched_off(file: str, databases: Databases) -> None:
        spoiled, found = {guard.what for guard in FILES[file]}, outcomes(file, databases)

        assert {test: seen for test, seen in found.items() if test not in spoiled and set(seen) != {"passed"}} == {}


def test_every_rule_that_gives_reasons_is_in_the_list() -> None:
    named = {of for guard in GUARDS for of in guard.of.split()}

    rules = {
        f"{'.'.join(path.relative_to(ROOT).with_suffix('').parts)}:{function.name}"
        for path in python_files()
        for function in functions(path)
        if path.relative_to(ROOT).parts[0] in ("hub", "schema", "connectors")
        and function.returns is not None
        and ast.unparse(function.returns) == "tuple[Reason, ...]"
    }

    assert rules - named == set()


def test_no_two_guards_have_one_name() -> None:
    assert len({guard.what for guard in GUARDS}) == len(GUARDS)


def test_every_file_of_the_folder_holds_guards() -> None:
    assert [file for file, guards in FILES.items() if not guards] == []
