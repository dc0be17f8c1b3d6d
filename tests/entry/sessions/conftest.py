"""A hub at which people sign in."""

import pytest

from tests.entry.desk import Hub
from tests.parties import Parties


@pytest.fixture
def hub(parties: Parties) -> Hub:
    return Hub.on(parties)
