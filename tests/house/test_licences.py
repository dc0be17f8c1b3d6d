"""What production installs may be joined with AGPL-3.0-or-later, and its notices can be printed."""

import re
from importlib.metadata import PackageNotFoundError, distribution

import pytest

from hub import VERSION
from hub.__main__ import main
from hub.commands.notices import licence_of
from tests.house.test_lock import LOCKS, PROJECT, locked

COMPATIBLE = {
    *("MIT", "MIT-0", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "PSF-2.0", "MPL-2.0"),
    "LGPL-3.0-only",
    "OFL-1.1",
}
"""By SPDX. Permissive ones; MPL-2.0 by its section 3.3; LGPL-3.0 by its section 4; OFL-1.1 for fonts beside it."""
WORDS = {"BSD": "BSD-3-Clause", "MIT license": "MIT", "MIT License": "MIT", "Apache License, Version 2.0": "Apache-2.0"}
"""Loose words of packages, as SPDX has them."""


@pytest.mark.parametrize("name", locked(LOCKS[""]))
def test_the_licence_of_a_package_is_known_and_compatible(name: str) -> None:
    try:
        said = licence_of(distribution(name))
    except PackageNotFoundError:
        pytest.skip("it belongs to another system")

    expression = WORDS.get(said, said)
    parts = {part for part in re.split(r"[ ()]+", expression) if part not in ("", "AND", "OR", "WITH")}
    assert parts
    assert parts - COMPATIBLE == set()


def test_the_notices_of_a_package_are_printed_word_for_word(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["notices"]) == 0

    printed = capsys.readouterr().out
    assert "cryptography" in printed
    assert "Redistribution and use in source and binary forms" in printed


def test_the_version_is_that_of_the_project(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--version"])

    assert capsys.readouterr().out == f"Tsunagu {PROJECT['version']}\n"
    assert PROJECT["version"] == VERSION
    assert PROJECT["license"] == "AGPL-3.0-or-later"
