"""A name says of what: no two types have one, and none is called otherwise where it is imported."""

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping

import pytest

from tests.house.source import ROOT, name, python_files

IDIOMS = {("hypothesis", "strategies", "st")}
"""As everybody writes it."""
GENERIC = {"TypeVar", "ParamSpec", "NewType"}
"""A placeholder of one module's own is no type that another can take for another's."""


def types(source: str) -> Iterator[str]:
    """The classes and aliases of types of a module."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and not _is_generic(node.value):
            yield from (one for one in [node.targets[0].id] if not one.isupper() and one.lstrip("_")[:1].isupper())


def _is_generic(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id in GENERIC


def repeated(sources: Mapping[str, str]) -> dict[str, list[str]]:
    """Types of one name, and in which files."""
    found = defaultdict(list)
    for file, source in sources.items():
        for one in types(source):
            found[one].append(file)
    return {one: there for one, there in found.items() if len(there) > 1}


def aliases(source: str) -> Iterator[str]:
    """What a module imports under another name."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import | ast.ImportFrom):
            whole = getattr(node, "module", "") or ""
            for one in node.names:
                if one.asname is not None and (whole, one.name, one.asname) not in IDIOMS:
                    yield f"{one.name} as {one.asname}"


def sources(*folders: str) -> dict[str, str]:
    """Every file below these folders, with what stands in it."""
    files = [path for path in python_files() if path.relative_to(ROOT).parts[0] in folders]
    return {name(path): path.read_text(encoding="utf-8") for path in files}


@pytest.mark.parametrize("folders", [("hub", "connectors"), ("schema",)], ids=["rooms", "API"])
def test_no_two_types_have_one_name(folders: tuple[str, ...]) -> None:
    """A type of the API may be called like the value that it shows: its name is what callers know."""
    assert repeated(sources(*folders)) == {}


def test_nothing_is_imported_under_another_name() -> None:
    found = {file: list(aliases(source)) for file, source in sources("hub", "schema", "connectors", "tests").items()}

    assert {file: renamed for file, renamed in found.items() if renamed} == {}


def test_a_repeated_type_and_an_alias_are_found() -> None:
    imports = "import json as words\nfrom hypothesis import strategies as st\n"
    source = f"{imports}class Wanted: ...\nAsked = int | None\nMOST = 2\n"

    assert repeated({"one": source, "two": source}) == {"Wanted": ["one", "two"], "Asked": ["one", "two"]}
    assert list(aliases(source)) == ["json as words"]
