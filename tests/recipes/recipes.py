"""A recipe of `docs/recipes/`: its steps, its patch, what writes generated files anew, and the tests that show it.

Each is tried on a copy of the project. What the steps change and what the patch changes are the same files.
"""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

from tests.house.source import OURS, ROOT

FOLDER = ROOT / "docs" / "recipes"
BESIDE = ("docs", "examples")
"""Folders that a recipe may change besides those of the code."""
PLAIN = {"HUB_DEEP": "", "PYTEST_ADDOPTS": ""}
"""What this run was asked for is not asked of the runs that it starts."""
CHANGED = re.compile(r"^\+\+\+ b/(.+)$", re.MULTILINE)
SECONDS = 180
"""When a step is given up. A whole recipe takes about 20 seconds on two idle cores."""


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


def copy_to(place: Path) -> None:
    """The project without what is not ours; with the same virtual environment, and what mypy remembers of it."""
    skipped = shutil.ignore_patterns("__pycache__", ".venv", ".git", ".hypothesis", ".peers", "build")
    for top in (*OURS, *BESIDE):
        shutil.copytree(ROOT / top, place / top, ignore=skipped)
    for file in (*ROOT.glob("*.md"), *ROOT.glob("*.toml"), *ROOT.glob("*.lock")):
        shutil.copy2(file, place)
    if (ROOT / ".mypy_cache").is_dir():
        shutil.copytree(ROOT / ".mypy_cache", place / ".mypy_cache", ignore_dangling_symlinks=True)


def run(place: Path, *words: str) -> tuple[int, str]:
    """A command in the copy: its exit code, and the end of what it said."""
    # Above the copy may be a repository: git must not take the copy for a part of it.
    around = {"GIT_CEILING_DIRECTORIES": str(place.parent)}
    done = subprocess.run(
        words,
        check=False,
        cwd=place,
        env={**os.environ, **PLAIN, **around},
        capture_output=True,
        text=True,
        timeout=SECONDS,
    )
    return done.returncode, (done.stdout + done.stderr)[-3000:]


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
        (*module, "pytest", "-q", "-p", "no:cacheprovider", *recipe.tests),
    )
