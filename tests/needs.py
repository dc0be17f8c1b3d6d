"""What some tests need from elsewhere (a browser, programs of others), and what happens where it is not there."""

import os
from typing import NoReturn

import pytest

REQUIRED = os.environ.get("HUB_REQUIRE_PEERS", "") not in ("", "0")
"""Whether nothing may be missing, as where every test must have run."""


def missing(sentence: str) -> NoReturn:
    """Skip, and say what to do; with `HUB_REQUIRE_PEERS=1` fail."""
    if REQUIRED:
        pytest.fail(f"{sentence} (HUB_REQUIRE_PEERS is set: nothing is skipped)")
    pytest.skip(sentence)
