"""A hub at which people sign in; and one on a database of its own, for tests that look at every row."""

from collections.abc import AsyncIterator, Iterator

import pytest

from hub.kit.settings import Settings
from tests.database import TestDatabase, new_database
from tests.entry.desk import EntryDesk
from tests.parties import Parties


@pytest.fixture
def hub(parties: Parties) -> EntryDesk:
    return EntryDesk.on(parties)


@pytest.fixture(scope="module")
def quiet_database(settings: Settings, template: TestDatabase) -> Iterator[TestDatabase]:
    """Nobody else is in it."""
    with new_database(settings, template) as database:
        yield database


@pytest.fixture
async def alone_hub(anyio_backend: str, quiet_database: TestDatabase) -> AsyncIterator[EntryDesk]:
    parties = Parties(quiet_database, {})
    yield EntryDesk.on(parties)
    await parties.close()
