"""An organisation at a hub, and its administrator."""

import pytest

from hub.identity.permissions import Role
from tests.entry.desk import Hub, Person
from tests.parties import Parties, Party


@pytest.fixture
def hub(parties: Parties) -> Hub:
    return Hub.on(parties)


@pytest.fixture
def ngo(hub: Hub) -> Party:
    return hub.parties.organisation()


@pytest.fixture
def admin(hub: Hub, ngo: Party) -> Person:
    return hub.person(ngo, Role.ADMIN)
