"""Finds every partner's folder; a folder that is not whole stops the start, with its name and its fault."""

import importlib
import inspect
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType, ModuleType
from typing import cast

from connectors import partners
from hub.exchange.connector import Connector
from hub.exchange.profiles import Profile

_FOLDER = Path(partners.__file__).parent
_PACKAGE = partners.__name__
_TAKES = {"format": 1, "documents": 1, "deliver": 4}
"""How many values each part of a connector takes, by `hub.exchange.connector.Connector`."""


class BadPartner(Exception):
    """A folder under `partners/` is not a connector; the message names the folder and what is wrong with it."""


def load(folder: Path = _FOLDER, package: str = _PACKAGE) -> Mapping[str, Connector]:
    """Every connector by name; raises `BadPartner` at the first folder that is not whole."""
    found = {path.name: _connector(path, f"{package}.{path.name}") for path in _folders(folder)}
    return MappingProxyType(found)


def profiles() -> Mapping[str, Profile]:
    """What each partner's form asks for, by the connector's name."""
    return MappingProxyType({name: connector.profile for name, connector in load().items()})


def _folders(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith(("_", ".")))


def _connector(path: Path, module_name: str) -> Connector:
    if not (path / "README.md").is_file():
        raise BadPartner(f"{path.name}: README.md is missing")
    if not any((path / "golden").glob("*/dispatch.json")):
        raise BadPartner(f"{path.name}: golden/ holds no case (a folder with dispatch.json)")
    connector = getattr(_module(path, module_name), "CONNECTOR", None)
    if connector is None:
        raise BadPartner(f"{path.name}: __init__.py exports no CONNECTOR")
    _check(path.name, connector)
    return cast("Connector", connector)


def _module(path: Path, module_name: str) -> ModuleType:
    try:
        return importlib.import_module(module_name)
    except Exception as error:  # whatever goes wrong inside a partner's folder, the operator must read which one
        raise BadPartner(f"{path.name}: cannot be imported ({type(error).__name__}: {error})") from error


def _check(name: str, connector: object) -> None:
    profile = getattr(connector, "profile", None)
    if not isinstance(profile, Profile):
        raise BadPartner(f"{name}: CONNECTOR has no profile")
    if profile.name != name:
        raise BadPartner(f"{name}: the profile is named {profile.name}; the name is a storage key and must agree")
    if not profile.packet:
        raise BadPartner(f"{name}: the profile serves no purpose")
    for part, count in _TAKES.items():
        function = getattr(connector, part, None)
        if not callable(function):
            raise BadPartner(f"{name}: CONNECTOR has no {part}")
        if len(inspect.signature(function).parameters) != count:
            raise BadPartner(f"{name}: {part} must take {count} value(s)")
    if not inspect.iscoroutinefunction(connector.deliver):  # type: ignore[attr-defined]
        raise BadPartner(f"{name}: deliver must be async")
