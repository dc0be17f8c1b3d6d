"""A town with three neighbourhoods, for a whole module."""

from collections.abc import AsyncIterator, Iterator

import pytest

from hub.kit.settings import Settings
from tests.database import TestDatabase, new_database
from tests.journeys.hub_in_process import running
from tests.journeys.town import Neighbourhood, three


@pytest.fixture(scope="module")
def own_database(settings: Settings, template: TestDatabase) -> Iterator[TestDatabase]:
    """A database for one module."""
    with new_database(settings, template) as database:
        yield database


@pytest.fixture(scope="module")
async def town(
    anyio_backend: str, own_database: TestDatabase, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[list[Neighbourhood]]:
    """Three neighbourhoods that know nothing of each other."""
    async with running(own_database, tmp_path_factory.mktemp("town")) as hub:
        yield await three(hub)


@pytest.fixture(scope="module")
def database_to_spoil(settings: Settings, template: TestDatabase) -> Iterator[TestDatabase]:
    """Another."""
    with new_database(settings, template) as database:
        yield database


@pytest.fixture(scope="module")
async def town_to_spoil(
    anyio_backend: str, database_to_spoil: TestDatabase, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[list[Neighbourhood]]:
    """The same town again, in which things may happen."""
    async with running(database_to_spoil, tmp_path_factory.mktemp("spoilt")) as hub:
        yield await three(hub)
