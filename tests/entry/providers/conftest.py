"""An organisation with a provider, ready to use."""

from collections.abc import AsyncIterator

import pytest

from tests.entry.providers.office import Office, office
from tests.parties import Parties


@pytest.fixture
async def ready(parties: Parties) -> AsyncIterator[Office]:
    """Set, checked, and its person linked."""
    async with office(parties) as made:
        yield made


@pytest.fixture
async def bare(parties: Parties) -> AsyncIterator[Office]:
    """Nothing set yet."""
    async with office(parties, ready=False) as made:
        yield made
