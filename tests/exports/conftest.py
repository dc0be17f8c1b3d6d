"""The desk of one organisation."""

from collections.abc import AsyncIterator

import pytest

from tests.database import TestDatabase
from tests.intake.desk import DESK_PROFILES, Desk, a_desk
from tests.parties import Parties


@pytest.fixture
async def desk(database: TestDatabase) -> AsyncIterator[Desk]:
    """A new desk in the database of the run."""
    parties = Parties(database, DESK_PROFILES)
    yield a_desk(parties)
    await parties.close()
