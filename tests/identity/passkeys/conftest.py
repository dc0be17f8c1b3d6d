"""A hub at which people sign in; and one on a database of its own, for tests that look at every row."""

import pytest

from tests.identity.desk import Hub
from tests.parties import Parties


@pytest.fixture
def hub(parties: Parties) -> Hub:
    return Hub.on(parties)


@pytest.fixture
def alone_hub(alone: Parties) -> Hub:
    return Hub.on(alone)
