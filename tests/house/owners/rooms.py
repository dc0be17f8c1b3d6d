"""Rooms, their order, and the table that each of them owns: read from the contracts and from the models."""

import tomllib
from functools import cache
from importlib import import_module

from sqlmodel import SQLModel

import hub.tables  # noqa: F401 - knows every table class
from tests.house.source import ROOT, name

_ORDER = "Imports go downhill only"


@cache
def floors() -> dict[str, int]:
    """Each room to its floor, 0 at the top: the layers of the import contract."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(one["layers"] for one in contracts if one["name"] == _ORDER)
    plain = str.maketrans("()|:", "    ")
    return {room: floor for floor, layer in enumerate(layers) for room in layer.translate(plain).split()}


def room_of(module: str) -> str:
    """The room in which a module lies: the longest name of the contract that begins it."""
    rooms = [room for room in floors() if module == room or module.startswith(f"{room}.")]
    return max(rooms, key=len, default=module)


@cache
def owners() -> dict[str, str]:
    """Each table and view to the room whose models declare it."""
    return {str(one.local_table): room_of(one.class_.__module__) for one in _mappers()} | views()


@cache
def views() -> dict[str, str]:
    """Each view to the room that keeps it: whose `views.py` names it."""
    paths = sorted((ROOT / "hub").rglob("views.py"))
    kept = [import_module(name(path).removesuffix(".py").replace("/", ".")) for path in paths]
    return {view: room_of(one.__name__) for one in kept for view in one.VIEWS}


@cache
def classes() -> dict[str, str]:
    """Each table class, named with its module, to its table."""
    return {f"{one.class_.__module__}.{one.class_.__name__}": str(one.local_table) for one in _mappers()}


def _mappers() -> list:  # type: ignore[type-arg]
    return list(SQLModel._sa_registry.mappers)


def is_uphill(reader: str, owner: str) -> bool:
    """Whether the owner stands above the reader, or beside it: the import of a name would be refused."""
    return floors().get(reader, 0) >= floors()[owner]
