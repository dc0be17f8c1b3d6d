"""Rows of the database are read by name: two columns that change places in a statement change nothing."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.house.owners.literals import modules

_LOOPS = ast.For | ast.AsyncFor | ast.comprehension
_RESULTS = frozenset({"execute", "exec"})
_ROWS = frozenset({"all", "one", "one_or_none", "first", "fetchall", "fetchone", "execute", "exec"})


def by_position(source: str) -> Iterator[int]:
    """Lines on which a row is unpacked, indexed by a number, or handed on as a list of arguments."""
    if not re.search(r"^from (sqlalchemy|sqlmodel|psycopg)|^import psycopg|\bsession\b", source, re.MULTILINE):
        return
    for function in ast.walk(ast.parse(source)):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield from _in(function)


def _in(function: ast.AST) -> Iterator[int]:
    results, rows = _names(function)
    for node in ast.walk(function):
        if isinstance(node, ast.Starred) and (_is_row(node.value) or _named(node.value, rows)):
            yield node.lineno
        if isinstance(node, ast.Subscript) and _named(node.value, rows) and not _is_key(node.slice):
            yield node.lineno
        if isinstance(node, _LOOPS) and isinstance(node.target, ast.Tuple) and _goes_through(node.iter, results):
            yield node.target.lineno
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Tuple) and _is_row(node.value):
            yield node.lineno


def _names(function: ast.AST) -> tuple[set[str], set[str]]:
    """The names of results and of rows in a function: what is assigned from a statement, and what goes through that."""
    results, rows = set[str](), {"row"}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None and _is_result(node.value):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            results |= {one.id for one in targets if isinstance(one, ast.Name)}
    for node in ast.walk(function):
        if isinstance(node, _LOOPS) and isinstance(node.target, ast.Name) and _goes_through(node.iter, results):
            rows.add(node.target.id)
    return results, rows


def _is_result(node: ast.expr) -> bool:
    """Whether this is what a statement gave, in whole rows; `scalars` and `mappings` give something else."""
    called = {one.attr for one in ast.walk(node) if isinstance(one, ast.Attribute)}
    return bool(called & _RESULTS) and not called & {"scalars", "scalar_one", "scalar_one_or_none", "mappings"}


def _goes_through(node: ast.expr, results: set[str]) -> bool:
    return _is_result(node) or _named(node, results)


def _is_row(node: ast.expr) -> bool:
    return _is_result(node) and any(isinstance(one, ast.Attribute) and one.attr in _ROWS for one in ast.walk(node))


def _named(node: ast.expr, names: set[str]) -> bool:
    return isinstance(node, ast.Name) and node.id in names


def _is_key(node: ast.expr) -> bool:
    return not isinstance(node, ast.Slice) and not (isinstance(node, ast.Constant) and isinstance(node.value, int))


def test_no_row_is_read_by_position() -> None:
    found = [f"{name}:{line}" for name, path in modules() for line in by_position(path.read_text(encoding="utf-8"))]

    assert sorted(set(found)) == []


@pytest.mark.parametrize(
    "body",
    [
        "return [Line(*row) for row in await session.execute(_LINES)]",
        "rows = (await session.execute(_LINES)).all()\n    return [Line(*one) for one in rows]",
        "return Line(*(await session.execute(_LINE)).one())",
        "return {case: ends for case, ends in await session.execute(_ENDS)}",
        "rows = await session.execute(_ENDS)\n    for case, *rest in rows: pass",
        "sender, recipient = (await session.execute(_ENDS)).one()",
        "return Organisation(row[0], row[1])",
        "return Organisation(*row[:4])",
    ],
)
def test_reading_by_position_is_seen(body: str) -> None:
    assert list(by_position(f"async def read(session, row):\n    {body}\n"))


@pytest.mark.parametrize(
    "body",
    [
        "return [Line(**row) for row in (await session.execute(_LINES)).mappings()]",
        "return tuple((await session.execute(_IDS)).scalars())",
        "row = (await session.execute(_LINE)).one()\n    return row.sender",
        "return row['sender'], row[name]",
    ],
)
def test_reading_by_name_is_let_be(body: str) -> None:
    assert list(by_position(f"async def read(session, row, name):\n    {body}\n")) == []
