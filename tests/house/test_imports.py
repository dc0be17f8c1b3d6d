"""Imports go downhill, and no room is forgotten in the contracts that say so."""

import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest

from tests.house.rooms import circles, grouped, plan
from tests.house.source import OURS, ROOT

CONNECTORS_MAY = {"hub.exchange", "hub.kit"}
"""`hub.kit` for the sentence in two languages; the rest of it is forbidden module by module."""
DEMO_MAY = {"hub.commands", "hub.demo", "hub.kit"}


@pytest.fixture(scope="module")
def contracts() -> dict[str, dict[str, Any]]:
    linter = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    return {contract["name"]: contract for contract in linter["contracts"]}


def rooms() -> set[str]:
    """The packages directly below `hub`."""
    return {f"hub.{path.parent.name}" for path in (ROOT / "hub").glob("*/__init__.py")}


@pytest.mark.live
def test_the_contracts_hold() -> None:
    checked = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports"))], check=False, cwd=ROOT, capture_output=True, text=True
    )

    assert checked.returncode == 0, checked.stdout


def test_every_room_has_its_layer(contracts: dict[str, dict[str, Any]]) -> None:
    layers = " ".join(contracts["Imports go downhill only"]["layers"])
    named = set(layers.translate(str.maketrans("()|:", "    ")).split())

    files = {f"hub.{path.stem}" for path in (ROOT / "hub").glob("*.py")} - {"hub.__init__"}

    assert (rooms() | files) - named == set()


def test_the_picture_names_every_room() -> None:
    picture = (ROOT / "hub" / "README.md").read_text().partition("Each room's README")[0]

    assert {room for room in rooms() if room.removeprefix("hub.") not in picture.split()} == set()


def test_rooms_form_no_circle() -> None:
    assert plan("hub").circles == plan("schema").circles == ()


def test_a_circle_is_found() -> None:
    arrows = {"a": frozenset("b"), "b": frozenset("c"), "c": frozenset("ad"), "d": frozenset[str]()}

    assert circles(arrows) == (frozenset("abc"),)
    assert circles(grouped(arrows, {"left": "ac", "right": "b"})) == (frozenset({"left", "right"}),)
    assert circles(grouped(arrows, {"all": "abc", "below": "d"})) == ()


def test_connectors_are_denied_every_room_but_exchange(contracts: dict[str, dict[str, Any]]) -> None:
    denied = contracts["A connector knows the vocabulary of exchange and nothing else of ours"]["forbidden_modules"]

    assert rooms() - CONNECTORS_MAY - {"hub.commands"} - set(denied) == set()


def test_the_demo_is_denied_every_room_but_the_kit(contracts: dict[str, dict[str, Any]]) -> None:
    demo = contracts["The demo acts through HTTP only: it knows no room of the domain"]["forbidden_modules"]

    assert rooms() - DEMO_MAY - set(demo) == set()


@pytest.mark.parametrize("name", OURS)
def test_no_installed_package_claims_our_names(name: str) -> None:
    claimed = set(packages_distributions().get(name, ())) - {"tsunagu"}

    assert claimed == set()
