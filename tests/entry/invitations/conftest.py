"""An organisation at a hub, and its administrator."""

import pytest

from hub.identity.permissions import Role
from tests.entry.desk import EntryDesk, Person
from tests.parties import Parties, Party


@pytest.fixture
def hub(parties: Parties) -> EntryDesk:
    return EntryDesk.on(parties)


@pytest.fixture
def ngo(hub: EntryDesk) -> Party:
    return hub.parties.organisation()


@pytest.fixture
def admin(hub: EntryDesk, ngo: Party) -> Person:
    return hub.person(ngo, Role.ADMIN)
