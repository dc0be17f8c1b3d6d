"""The gate through which newcomers come in, for each test of this folder."""

from collections.abc import AsyncIterator

import pytest

from tests.parties import Parties
from tests.vetting.newcomers import Gate, gate_of


@pytest.fixture
async def gate(parties: Parties) -> AsyncIterator[Gate]:
    """On the database of the run."""
    async with gate_of(parties) as gate:
        yield gate
