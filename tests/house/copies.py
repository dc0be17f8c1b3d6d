"""Copies of the project, for tests that change its code: a recipe's patch, a mutant."""

import os
import shutil
import subprocess
from pathlib import Path

from tests.house.source import OURS, ROOT

BESIDE = ("docs", "examples")
"""Folders that belong to the project besides those of the code."""
PLAIN = {"HUB_DEEP": "", "PYTEST_ADDOPTS": ""}
"""What this run was asked for is not asked of the runs that it starts."""
SECONDS = 180
"""When a command is given up."""


def copy_to(place: Path) -> None:
    """The project without what is not ours, with what mypy remembers of it."""
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
