"""One night in the database of the run."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from hub.exchange.profiles import Need
from tests.database import TestDatabase
from tests.intake.desk import ADVICE, DESK_PROFILES, LAW
from tests.parties import Parties
from tests.statements.night import Night, a_night

PACKET = {**LAW.packet, "police_report": tuple(Need(name) for name in ADVICE)}
PROFILES = {**DESK_PROFILES, "law": replace(LAW, packet=PACKET)}


@pytest.fixture
async def parties(database: TestDatabase) -> AsyncIterator[Parties]:
    """Parties whose lawyers' form serves a report to the police too."""
    parties = Parties(database, PROFILES)
    yield parties
    await parties.close()


@pytest.fixture
async def night(parties: Parties) -> Night:
    """A girl of 16 who barred the police."""
    return await a_night(parties)
