"""A refusal that knows what is allowed says it: the limit, the ends of a range, or the statuses for a move."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = sorted(path for top in ("hub", "schema", "connectors") for path in (ROOT / top).rglob("*.py"))
ALLOWED, PRESENT = ("too_long", "out_of_range", "limit_exceeded"), ("wrong_move",)
WITHOUT = {("hub/vetting/suspend.py", "peer"): "no peer at all can be named there"}


def raised(codes: tuple[str, ...]) -> Iterator[tuple[str, str, ast.Call]]:
    """Each `Reason` that the source makes with one of these codes: its file and its field."""
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Reason" and node.args:
                code = node.args[0]
                if any(isinstance(one, ast.Constant) and one.value in codes for one in ast.walk(code)):
                    field = ast.unparse(node.args[1]).strip("'") if len(node.args) > 1 else ""
                    yield path.relative_to(ROOT).as_posix(), field, node


@pytest.mark.parametrize(("codes", "arguments"), [(ALLOWED, 3), (PRESENT, 4)])
def test_a_limit_a_range_and_a_present_status_are_always_told(codes: tuple[str, ...], arguments: int) -> None:
    made = [*raised(codes)]
    silent = {(file, field) for file, field, node in made if len(node.args) < arguments}

    assert len(made) > 10, "they are found"
    assert silent - WITHOUT.keys() == set()
