"""A recipe of `docs/recipes/`: its steps, its patch, what writes generated files anew, and the tests that show it.

Each is tried on a copy of the project. What the steps change and what the patch changes are the same files.
"""

import re
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

from tests.house.source import ROOT

FOLDER = ROOT / "docs" / "recipes"
CHANGED = re.compile(r"^\+\+\+ b/(.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Recipe:
    """`write`: modules, with their arguments, that write generated files anew. `tests`: what must be green then."""

    name: str
    write: tuple[str, ...]
    tests: tuple[str, ...]

    @property
    def patch(self) -> Path:
        """What somebody who follows the steps has changed by hand."""
        return FOLDER / self.name / "change.patch"

    @property
    def steps(self) -> str:
        """The text for people."""
        return (FOLDER / self.name / "README.md").read_text(encoding="utf-8")

    def changes(self) -> tuple[str, ...]:
        """The files that the patch changes or makes."""
        return tuple(CHANGED.findall(self.patch.read_text(encoding="utf-8")))


def _read(folder: Path) -> Recipe:
    told = tomllib.loads((folder / "recipe.toml").read_text(encoding="utf-8"))
    return Recipe(folder.name, tuple(told.get("write", ())), tuple(told["tests"]))


RECIPES = tuple(_read(file.parent) for file in sorted(FOLDER.glob("*/recipe.toml")))


def commands(recipe: Recipe) -> tuple[tuple[str, ...], ...]:
    """What follows the patch: generated files, lint of what was changed, and the recipe's tests."""
    python = [file for file in recipe.changes() if file.endswith(".py")]
    module = (sys.executable, "-m")
    return (
        *((*module, *line.split()) for line in recipe.write),
        (*module, "ruff", "check", "--no-cache", *python),
        (*module, "ruff", "format", "--no-cache", "--check", *python),
        (*module, "mypy", *python),
        (str(Path(sys.executable).with_name("lint-imports")), "--no-cache"),
        (*module, "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", *recipe.tests),
    )
