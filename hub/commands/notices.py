"""`notices`: the licences of everything that is installed with the hub, word for word."""

import argparse
from collections.abc import Iterator
from importlib.metadata import Distribution, distributions
from pathlib import PurePath
from types import MappingProxyType
from typing import Final

from hub.commands.subparsers import Subparsers
from hub.kit.settings import Settings

_NAMES: Final = ("licen", "copying", "notice")
_BY_CLASSIFIER: Final = MappingProxyType(
    {
        "MIT License": "MIT",
        "BSD License": "BSD-3-Clause",
        "Apache Software License": "Apache-2.0",
    }
)
_TOLD: Final = MappingProxyType({"pyrage": "MIT", "python-dateutil": "Apache-2.0 OR BSD-3-Clause", "uvloop": "MIT"})
"""Where a package's own data name none, or several in loose words: as its licence file reads."""


def register(subparsers: Subparsers) -> None:
    """`notices` takes no arguments."""
    parser = subparsers.add_parser(
        "notices",
        help="print the licences of what is installed",
        description="Print name, version, licence and notices of every package that is installed with the hub, from "
        "the package's own data. The hub itself is under AGPL-3.0-or-later (LICENSE).",
    )
    parser.set_defaults(run=run)


def run(_arguments: argparse.Namespace, _settings: Settings) -> None:
    """One package after another, in the order of the alphabet."""
    found = {distribution.name.lower(): distribution for distribution in distributions()}
    for name in sorted(found):
        print(f"{name} {found[name].version}: {licence_of(found[name])}\n")
        for text in _texts(found[name]):
            print(f"{text.rstrip()}\n")


def licence_of(package: Distribution) -> str:
    """Its licence as an SPDX expression where it gives one, else in its own words; "" where it says nothing."""
    told = package.metadata.json
    words = str(told.get("license", ""))
    classifiers = [str(one).rpartition(":: ")[2] for one in told.get("classifier", ())]
    known = [_BY_CLASSIFIER[one] for one in classifiers if one in _BY_CLASSIFIER]
    named = _TOLD.get(package.name.lower()) or str(told.get("license_expression", ""))
    return named or (words if "\n" not in words else "") or " AND ".join(known)


def _texts(package: Distribution) -> Iterator[str]:
    for file in package.files or ():
        if PurePath(file).name.lower().startswith(_NAMES) and PurePath(file).suffix not in (".py", ".pyc"):
            yield file.locate().read_text(encoding="utf-8", errors="replace")  # type: ignore[attr-defined]
