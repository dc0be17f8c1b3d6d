"""The operator's hand, for each test of this folder."""

from collections.abc import AsyncIterator

import pytest

from tests.pairs.pair import Operator, operator_of
from tests.parties import Parties


@pytest.fixture
async def operator(parties: Parties) -> AsyncIterator[Operator]:
    """On the database of the run."""
    async with operator_of(parties) as operator:
        yield operator
