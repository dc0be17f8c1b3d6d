"""A stranger finds the test of a room in the folder that is called like it."""

import re

import pytest

from tests.house.owners.rooms import floors
from tests.house.source import ROOT

TESTS = ROOT / "tests"
FOLDERS = sorted(path.name for path in TESTS.iterdir() if (path / "__init__.py").is_file())
ELSEWHERE = {"lists": "the page of each list, shown by the lists of agreements, cases, referrals and requests"}
"""Rooms that others show."""


def rooms() -> set[str]:
    """Folders and files of `hub` and `schema`, and the two beside them."""
    inside = [path for top in ("hub", "schema") for path in (ROOT / top).iterdir()]
    return {path.stem for path in inside if path.suffix == ".py" or (path / "__init__.py").is_file()} | {
        *("schema", "connectors", "migrations")
    }


def beside() -> set[str]:
    """What `tests/README.md` lists: more than one room, or none."""
    rows = [line for line in (TESTS / "README.md").read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    return {name for row in rows for name in re.findall(r"`(\w+)/`", row.split("|")[1])}


@pytest.mark.parametrize("folder", FOLDERS)
def test_each_folder_of_tests_is_called_like_its_room(folder: str) -> None:
    assert folder in rooms() | beside()


def test_each_room_has_a_folder_of_tests() -> None:
    there = {
        room.split(".")[1] for room in floors() if room.startswith("hub.") and (ROOT / room.replace(".", "/")).is_dir()
    }

    assert there - set(FOLDERS) == set(ELSEWHERE)


def test_what_the_list_says_is_there() -> None:
    assert {name for name in beside() if not (TESTS / name).is_dir()} == set()


def test_no_test_of_a_room_lies_with_the_engine_of_the_api() -> None:
    """`tests/schema` asks what any operation goes through; what one room answers lies with it."""
    named = [
        path.stem.removeprefix("test_").removesuffix("_api").removesuffix("s")
        for path in (TESTS / "schema").glob("test_*.py")
    ]

    assert {one for one in named if one in FOLDERS or f"{one}s" in FOLDERS} == set()
