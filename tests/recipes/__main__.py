"""`python -m tests.recipes <name> <folder>`: a copy of the project with a recipe's patch on it; `--keep` reads it back.

The way to mend a patch: make the copy, put right in it what the patch no longer fits, keep it.
"""

import argparse
import subprocess
import sys
from pathlib import Path

from tests.house.copies import copy_to, run
from tests.recipes.recipes import RECIPES, Recipe

_GENERATED = ("schema/schema.graphql", "docs/permissions.md", "tests/privacy/who_may.txt")
"""Written anew by a command of the recipe, so no part of its patch."""
_GIT = ("git", "-c", "user.name=recipe", "-c", "user.email=recipe@example.org")


def tried(recipe: Recipe, place: Path) -> int:
    """Make the copy; 0 where the whole patch fits."""
    place.mkdir(parents=True)
    copy_to(place)
    run(place, "git", "init", "--quiet")
    (place / ".git" / "info" / "exclude").write_text("__pycache__/\n.mypy_cache/\n.ruff_cache/\n*.rej\n")
    run(place, "git", "add", "--all")
    run(place, *_GIT, "commit", "--quiet", "--message", "before the recipe")
    code, told = run(place, "git", "apply", "-C1", "--recount", "--whitespace=nowarn", "--reject", str(recipe.patch))
    print(told if code else f"{place}: the patch fits")
    return code


def kept(recipe: Recipe, place: Path) -> int:
    """What the copy has now beyond the project becomes the patch."""
    run(place, "git", "add", "--all", "--intent-to-add")
    beside = [f":!{file}" for file in _GENERATED]
    shown = ("git", "diff", "-U2", "--no-color", "--no-renames", "--", ".", *beside)
    found = subprocess.run(shown, cwd=place, check=True, capture_output=True).stdout
    recipe.patch.write_bytes(found)
    print(f"{recipe.patch}: {len(found.splitlines())} lines")
    return 0


def main() -> int:
    """One recipe."""
    parser = argparse.ArgumentParser(prog="python -m tests.recipes", description=__doc__)
    parser.add_argument("name", choices=[recipe.name for recipe in RECIPES])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--keep", action="store_true", help="make the folder's changes the recipe's patch")
    given = parser.parse_args()
    recipe = next(one for one in RECIPES if one.name == given.name)
    return (kept if given.keep else tried)(recipe, given.folder.absolute())


if __name__ == "__main__":
    sys.exit(main())
