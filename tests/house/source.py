"""Our own files, as the house rules read them."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
OURS = ("hub", "schema", "connectors", "migrations", "tests")


def python_files() -> list[Path]:
    """Every Python file of ours."""
    return sorted(path for top in OURS for path in (ROOT / top).rglob("*.py"))


def documents() -> list[Path]:
    """Every page of ours in Markdown."""
    return sorted(
        [*ROOT.glob("*.md"), *(path for top in (*OURS, "docs", "examples") for path in (ROOT / top).rglob("*.md"))]
    )


def name(path: Path) -> str:
    """The file's path from the root of the project."""
    return path.relative_to(ROOT).as_posix()


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function of a file."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from `def` to the end."""
    return (function.end_lineno or function.lineno) - function.lineno + 1
