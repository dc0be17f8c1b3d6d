"""The test of the tests, for rules, calls of the gate, locks and conditions: switched off, a named test turns red."""

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.guards import FILES, GUARDS
from tests.house.source import ROOT, functions, python_files
from tests.house.spoil import FILE, REPORT
from tests.house.spoils import Guard

Outcomes = dict[str, list[str]]
MINUTES = 10
PLAIN = {"HUB_DEEP": "", "PYTEST_ADDOPTS": ""}
"""What this run was asked for is not asked of the runs that it starts."""


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
def outcomes(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Outcomes:
    """One run over the tests that a file names: each once for every guard it is named for, then once as it is."""
    file = request.param
    report = tmp_path_factory.mktemp("spoiled") / "report.json"
    named = list(dict.fromkeys(guard.test for guard in FILES[file]))
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "tests.house.spoil", "-p", "no:cacheprovider", *named],
        check=False,
        cwd=ROOT,
        env={**os.environ, **PLAIN, FILE: file, REPORT: str(report)},
        capture_output=True,
        text=True,
        timeout=MINUTES * 60,
    )
    assert run.returncode == pytest.ExitCode.TESTS_FAILED, run.stdout[-2000:] + run.stderr[-2000:]
    found: Outcomes = json.loads(Path(report).read_text())
    return found


@pytest.mark.slow
@pytest.mark.parametrize(("outcomes", "guard"), EACH_GUARD, indirect=["outcomes"])
def test_a_guard_switched_off_turns_its_test_red(guard: Guard, outcomes: Outcomes) -> None:
    assert "failed" in outcomes[guard.what]
    assert set(outcomes[guard.what]) <= {"failed", "passed"}


@pytest.mark.slow
@pytest.mark.parametrize("outcomes", EACH_FILE, indirect=True)
def test_every_named_test_is_green_where_nothing_is_switched_off(outcomes: Outcomes) -> None:
    spoiled = {guard.what for guard in GUARDS}

    assert {test: seen for test, seen in outcomes.items() if test not in spoiled and set(seen) != {"passed"}} == {}


def test_every_rule_that_gives_reasons_is_in_the_list() -> None:
    named = {guard.of for guard in GUARDS}

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
