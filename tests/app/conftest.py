"""The application as `serve` runs it, and somebody who calls it."""

from collections.abc import AsyncIterator

import httpx
import pytest
from starlette.applications import Starlette

from hub.app import build_app
from hub.kit.clock import FixedClock
from tests.database import TestDatabase
from tests.parties import NOW


@pytest.fixture
async def app(database: TestDatabase) -> AsyncIterator[Starlette]:
    app = build_app(database.settings, FixedClock(NOW))
    async with app.router.lifespan_context(app):
        yield app


@pytest.fixture
async def client(app: Starlette) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://hub.example.org") as client:
        yield client
