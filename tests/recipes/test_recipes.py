"""Every recipe works as it stands: its patch on a copy of the project, then lint, types, contracts and its tests."""

import shutil
import time
from pathlib import Path

import pytest

from tests.figures import Figures
from tests.house.copies import copy_to, run
from tests.house.source import ROOT
from tests.needs import missing
from tests.recipes.recipes import FOLDER, RECIPES, Recipe, commands

BY_NAME = pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.name)


@pytest.mark.live
@pytest.mark.slow
@BY_NAME
def test_a_recipe_leaves_the_house_clean_and_its_tests_green(recipe: Recipe, tmp_path: Path, figures: Figures) -> None:
    if shutil.which("git") is None:
        missing("git puts the patches of the recipes on a copy: install the Debian package git")
    begun, place = time.monotonic(), tmp_path / "copy"
    place.mkdir()
    copy_to(place)

    # One line of context must still stand: a patch outlives small changes around it, not of what it changes.
    # A catalogue ends with an empty line, of which git would warn.
    assert run(place, "git", "apply", "-C1", "--recount", "--whitespace=nowarn", str(recipe.patch)) == (0, "")
    for command in commands(recipe):
        code, told = run(place, *command)
        assert code == 0, f"{' '.join(command[1:])}\n{told}"

    figures.say(f"{time.monotonic() - begun:.0f} s")


@BY_NAME
def test_the_steps_name_every_file_that_the_patch_changes(recipe: Recipe) -> None:
    """And nobody who follows them looks for a file that the patch does not know."""
    assert [file for file in recipe.changes() if f"`{file}`" not in recipe.steps] == []
    assert [command for command in recipe.write if f"`python -m {command}`" not in recipe.steps] == []
    assert [test for test in recipe.tests if test.partition("::")[0] not in recipe.steps] == []


def test_every_folder_is_a_recipe_and_the_list_names_it() -> None:
    folders = {path.name for path in FOLDER.iterdir() if path.is_dir()}
    listed = (FOLDER / "README.md").read_text(encoding="utf-8")

    assert folders == {recipe.name for recipe in RECIPES}
    assert [name for name in folders if f"({name}/README.md)" not in listed] == []
    assert f"({FOLDER.relative_to(ROOT).as_posix()}/README.md)" in (ROOT / "README.md").read_text(encoding="utf-8")
