"""Delivery looks across organisations, so each of its tests has a database of its own."""

from collections.abc import AsyncIterator

import pytest

from connectors.registry import profiles
from tests.database import TestDatabase
from tests.parties import Parties


@pytest.fixture
async def alone(anyio_backend: str, fresh_database: TestDatabase) -> AsyncIterator[Parties]:
    """Parties in a database of their own."""
    parties = Parties(fresh_database, profiles())
    yield parties
    await parties.close()
