"""The real application with a fixed clock."""

from collections.abc import AsyncIterator

import httpx
import pytest

from hub.app import build_app
from hub.kit.clock import FixedClock
from tests.database import TestDatabase
from tests.oauth.machines import Shop
from tests.parties import NOW, Parties


@pytest.fixture
async def shop(database: TestDatabase, parties: Parties) -> AsyncIterator[Shop]:
    clock = FixedClock(NOW)
    app = build_app(database.settings, clock)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://hub.example.org") as client,
    ):
        yield Shop(client, clock, parties, database.settings)
