"""The lock says exactly what `pyproject.toml` asks for, with hashes and without addresses."""

import re
import tomllib
from importlib.metadata import PackageNotFoundError, distribution

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.source import ROOT

LOCK = (ROOT / "requirements.lock").read_text()
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
ASKED = [
    Requirement(line)
    for line in (
        *PROJECT["dependencies"],
        *(line for extra in PROJECT["optional-dependencies"].values() for line in extra),
    )
]


def locked() -> dict[str, str]:
    """Name to version."""
    lines = re.findall(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", LOCK, re.MULTILINE)
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


def test_every_line_of_the_lock_has_a_hash_and_none_an_address() -> None:
    entries = re.split(r"^(?=[A-Za-z0-9])", re.sub(r"^\s*#.*$", "", LOCK, flags=re.MULTILINE), flags=re.MULTILINE)

    assert [entry.split()[0] for entry in entries if entry.strip() and "--hash=sha256:" not in entry] == []
    assert "://" not in LOCK
