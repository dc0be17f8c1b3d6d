"""The command line as the operator has it, on the tests' database."""

import json
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hub.__main__ import main
from hub.kit.settings import Settings
from tests.commands.environ import told
from tests.commands.words import ADD, Do, Fail
from tests.database import TestDatabase
from tests.installations import installed_as


@pytest.fixture
def environ(database: TestDatabase, monkeypatch: pytest.MonkeyPatch) -> None:
    told(monkeypatch, database.settings)


@pytest.fixture
def real(
    environ: None, settings: Settings, template: TestDatabase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[TestDatabase]:
    """An installation for real people, which the commands find."""
    with installed_as(settings, template, "production", tmp_path) as database:
        told(monkeypatch, database.settings)
        yield database


@pytest.fixture
def do(environ: None, capsys: pytest.CaptureFixture[str]) -> Do:
    """Runs a command with `--json` and gives what it printed."""

    def run(*words: str) -> dict[str, Any]:
        status = main([*words, "--json"])
        out, err = capsys.readouterr()
        assert status == 0, err
        answer: dict[str, Any] = json.loads(out)
        return answer

    return run


@pytest.fixture
def fail(environ: None, capsys: pytest.CaptureFixture[str]) -> Fail:
    """Runs a command that must not succeed and gives its sentence."""

    def run(*words: str) -> str:
        try:
            status: object = main(words)
        except SystemExit as ended:
            status = ended.code
        assert status in (1, 2)
        return capsys.readouterr().err

    return run


@pytest.fixture
def organisation(do: Do) -> str:
    return str(do(*ADD, "--kind", "legal_aid")["organisation"])


@pytest.fixture(autouse=True)
def _keep_signals() -> Iterator[None]:
    """`main` takes SIGTERM; the tests give it back."""
    before = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, before)
