"""The test of the tests, for figures and words: a mutant written into a copy of the project turns its test red."""

import sys
from pathlib import Path

import pytest

from tests.house.copies import copy_to, run
from tests.house.mutants import MUTANTS, Mutant
from tests.house.source import ROOT, functions

HOW = ("-q", "-x", "-n", "0", "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One copy for all mutants of a worker; each puts back what it changed."""
    place = tmp_path_factory.mktemp("mutants")
    copy_to(place)
    return place


@pytest.mark.live
@pytest.mark.slow
@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.id)
def test_a_mutant_turns_its_test_red(mutant: Mutant, copy: Path) -> None:
    (name,) = mutant.files()
    file = copy / name
    before = file.read_text(encoding="utf-8")
    file.write_text(before.replace(mutant.old, mutant.new), encoding="utf-8")
    try:
        code, told = run(copy, sys.executable, "-m", "pytest", *HOW, mutant.test)
    finally:
        file.write_text(before, encoding="utf-8")

    assert code == pytest.ExitCode.TESTS_FAILED, told
    assert " error" not in told.splitlines()[-1], told


def test_every_mutant_stands_in_one_file_and_names_a_test_that_is_written() -> None:
    lost = [f"{one.what}: {one.files()}" for one in MUTANTS if len(one.files()) != 1 or not _is_written(one.test)]

    assert lost == []


def test_no_two_mutants_have_one_name() -> None:
    assert len({mutant.what for mutant in MUTANTS}) == len(MUTANTS)


def _is_written(test: str) -> bool:
    file, _, name = test.partition("::")
    path = ROOT / file
    return path.exists() and (not name or name.partition("[")[0] in {function.name for function in functions(path)})
