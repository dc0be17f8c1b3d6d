"""What is exchanged in a function is exchanged alone, and whatever is not there, or is there twice, is said."""

import ast
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.house.source import ROOT
from tests.house.spoils import Spoil, always, gives, is_told, never, returns, uses

MOST = 3
asked: list[str] = []


def looked_up(who: str) -> str:
    asked.append(who)
    return who


async def waited_for(who: str) -> str:
    return looked_up(who)


def rule(who: str, *, age: int = 20, kept: bool = False) -> dict[str, Any]:
    found = looked_up(who)
    if not found or (len(found) > MOST and not kept):
        return {"who": None, "young": False}
    young = [one for one in (age,) if one < 18]
    return dict(who=found, young=bool(young))  # noqa: C408 - an argument named so


async def waiting(who: str) -> str:
    return await waited_for(who) or "nobody"


@pytest.mark.parametrize(
    ("spoil", "who", "answer"),
    [
        (never("MOST"), "somebody", {"who": "somebody", "young": False}),
        (always("kept"), "somebody", {"who": "somebody", "young": False}),
        (always("MOST"), "she", {"who": None, "young": False}),
        (never("MOST", "found"), "", {"who": None, "young": False}),
        (always("one"), "she", {"who": "she", "young": True}),
        (uses("MOST", "10"), "somebody", {"who": "somebody", "young": False}),
        (uses("18", "MOST * 10"), "she", {"who": "she", "young": True}),
        (uses("bool", "len"), "she", {"who": "she", "young": 0}),
        (is_told("looked_up", "'he'"), "somebody", {"who": "he", "young": False}),
        (gives("young", "[found]"), "she", {"who": "she", "young": ["she"]}),
        (gives("who", "'x'"), "she", {"who": "x", "young": False}),
        (gives("found", "'y'"), "she", {"who": "y", "young": False}),
        (returns("MOST"), "she", 3),
    ],
)
def test_one_part_is_exchanged_and_no_other(spoil: Spoil, who: str, answer: object) -> None:
    assert spoil(rule)(who) == answer


def test_a_call_that_is_not_made_is_not_made() -> None:
    asked.clear()

    is_told("looked_up", "who")(rule)("she")
    assert asked == []

    returns("None")(rule)("she")
    assert asked == ["she"]


async def test_a_call_that_is_waited_for_is_answered_without_waiting(anyio_backend: str) -> None:
    assert await is_told("waited_for", "''")(waiting)("she") == "nobody"


@pytest.mark.parametrize(
    "spoil",
    [always("nothing"), never("MOST", "young"), uses("LEAST", "0"), is_told("lost", "0"), gives("age", "0")],
)
def test_what_is_not_there_is_said(spoil: Callable[[Any], Any]) -> None:
    with pytest.raises(LookupError, match="nothing to switch off any more"):
        spoil(rule)


def test_of_two_conditions_none_is_chosen() -> None:
    with pytest.raises(LookupError, match="several conditions"):
        never("found")(rule)


def test_a_guard_that_is_found_by_its_spelling_says_why() -> None:
    """Prefer `always`, `never`, `uses`, `is_told`, `gives`, `returns`, `lets_through`, `does_not`, `answers`."""
    without = [f"{path.stem}:{line}" for path in _files() for line in _without_reason(path)]

    assert without == []


def _files() -> list[Path]:
    return sorted((ROOT / "tests/house/guards").glob("*.py"))


def _without_reason(path: Path) -> list[int]:
    calls = (node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))
    by_spelling = (call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "rewritten")
    return [call.lineno for call in by_spelling if not any(one.arg == "why" for one in call.keywords)]
