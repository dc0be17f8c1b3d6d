"""A hub at which people sign in."""

import pytest

from tests.entry.desk import EntryDesk
from tests.parties import Parties


@pytest.fixture
def hub(parties: Parties) -> EntryDesk:
    return EntryDesk.on(parties)
