"""The SQL that a module spells out: each string, with a gap where something is put into it."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.house.owners.rooms import room_of
from tests.house.owners.sql import is_sql, is_statement
from tests.house.source import ROOT, name

ROOMS = ("hub", "schema", "connectors")


@dataclass(frozen=True)
class Literal:
    """One string of a module. What is put into it was spelled elsewhere, and is judged there."""

    module: str
    line: int
    text: str

    @property
    def room(self) -> str:
        """The room in which it is written."""
        return room_of(self.module)


def modules() -> Iterator[tuple[str, Path]]:
    """Every module of the rooms, by its dotted name."""
    for top in ROOMS:
        for path in sorted((ROOT / top).rglob("*.py")):
            yield name(path).removesuffix(".py").removesuffix("/__init__").replace("/", "."), path


def literals(module: str, source: str) -> Iterator[Literal]:
    """Every string of this source that is SQL, or that begins as a statement does; docstrings are none."""
    tree = ast.parse(source)
    prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    parts = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant | ast.JoinedStr) and id(node) not in prose | parts:
            text = _text(node)
            if is_sql(text) or is_statement(text):
                yield Literal(module, node.lineno, text)


def _text(node: ast.Constant | ast.JoinedStr) -> str:
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    return "".join(_part(place, part) for place, part in enumerate(parts))


def _part(place: int, part: ast.expr) -> str:
    if isinstance(part, ast.Constant):
        return part.value if isinstance(part.value, str) else ""
    return f"{{put_{'i' * place}}}"
