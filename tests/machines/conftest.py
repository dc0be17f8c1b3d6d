"""The real application with a clock that each test finds at the same instant; one for all tests of this folder."""

from collections.abc import AsyncIterator

import httpx
import pytest

from connectors.registry import profiles
from hub.app import build_app
from hub.kit.clock import FixedClock
from tests.database import TestDatabase
from tests.machines.machines import Shop
from tests.parties import NOW, Parties


@pytest.fixture(scope="package")
async def standing_shop(anyio_backend: str, database: TestDatabase) -> AsyncIterator[Shop]:
    """A test makes machines of its own in it, and sees nothing of the others'."""
    clock, parties = FixedClock(NOW), Parties(database, profiles())
    app = build_app(database.settings, clock)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://hub.example.org") as client,
    ):
        yield Shop(client, clock, parties, database.settings)
    await parties.close()


@pytest.fixture
def shop(standing_shop: Shop) -> Shop:
    """The same at the instant at which every test begins."""
    standing_shop.clock.instant = NOW
    return standing_shop
