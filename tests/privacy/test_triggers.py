"""What the database does by itself: each trigger does its part."""

import pytest

from tests.database import TestDatabase
from tests.privacy.triggers import PROBES
from tests.privacy.world import fill


@pytest.mark.parametrize("trigger", list(PROBES))
def test_a_trigger_does_its_part(fresh_database: TestDatabase, trigger: str) -> None:
    fill(fresh_database)

    PROBES[trigger](fresh_database)
