"""Two towns with three neighbourhoods each, for all tests of this folder: one is looked at, one is spoilt."""

from collections.abc import AsyncIterator, Iterator

import pytest

from hub.kit.settings import Settings
from tests.database import TestDatabase, new_database
from tests.journeys.hub_in_process import running
from tests.journeys.town import Neighbourhood, three


@pytest.fixture(scope="package")
def quiet_database(settings: Settings, template: TestDatabase) -> Iterator[TestDatabase]:
    """The database of the first."""
    with new_database(settings, template) as database:
        yield database


@pytest.fixture(scope="package")
async def town(
    anyio_backend: str, quiet_database: TestDatabase, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[list[Neighbourhood]]:
    """Three neighbourhoods that know nothing of each other."""
    async with running(quiet_database, tmp_path_factory.mktemp("town")) as hub:
        yield await three(hub)


@pytest.fixture(scope="package")
def database_to_spoil(settings: Settings, template: TestDatabase) -> Iterator[TestDatabase]:
    """The database of the second."""
    with new_database(settings, template) as database:
        yield database


@pytest.fixture(scope="package")
async def town_to_spoil(
    anyio_backend: str, database_to_spoil: TestDatabase, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[list[Neighbourhood]]:
    """The same town again, in which things may happen."""
    async with running(database_to_spoil, tmp_path_factory.mktemp("spoilt")) as hub:
        yield await three(hub)
