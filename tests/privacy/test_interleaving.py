"""Two connections shared by many callers of different organisations at once: nobody gets an answer of another."""

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest

from hub.kit.db import Database
from tests.database import TestDatabase
from tests.depth import deep
from tests.figures import Figures
from tests.journeys.hub_in_process import Caller, running
from tests.journeys.town import Neighbourhood, settle
from tests.privacy.probes import things

pytestmark = pytest.mark.anyio
CLIENTS, REQUESTS, CONNECTIONS = 8, deep(25, 125), 2
LOOK = """query($case: ID!, $other: ID!) {
  viewer { organisationId }
  case(id: $case) { id fields { name value } evidence { description } }
  other: case(id: $other) { id fields { value } }
  cases(first: 100) { edges { node { id } } }
  referrals(box: SENT) { edges { node { id } } }
  deliveries(first: 100) { edges { node { id } } }
}"""


@pytest.fixture
async def crowd(
    fresh_database: TestDatabase, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[list[Neighbourhood]]:
    """Eight groups, each with a case and a referral, before a hub whose pool holds two connections."""
    usual: dict[str, object] = getattr(Database.__init__, "__kwdefaults__")  # noqa: B009 - a function's own attribute
    monkeypatch.setitem(usual, "pool_size", CONNECTIONS)
    assert getattr(Database("postgresql+psycopg://nobody@localhost/nothing").engine.pool, "size")() == CONNECTIONS  # noqa: B009
    async with running(fresh_database, tmp_path_factory.mktemp("crowd")) as hub:
        found = [await settle(hub, f"mure-{number}{number}{number}") for number in range(CLIENTS)]
        for here in found:
            await here.referral(await here.case())
        yield found


@pytest.mark.slow
async def test_interleaved_requests_never_cross(crowd: list[Neighbourhood], figures: Figures) -> None:
    crossings = await asyncio.gather(*(visits(crowd, place) for place in range(CLIENTS)))

    assert crossings == [0] * CLIENTS
    written = [crowd[0].hub.parties.rows("select count(*) from case_file where org = %(o)s", o=h.ngo.id) for h in crowd]
    assert written == [[(1 + REQUESTS // 5,)]] * CLIENTS
    figures.count(f"interleaved requests over {CONNECTIONS} connections, none crossed", CLIENTS * REQUESTS)


async def visits(crowd: list[Neighbourhood], place: int) -> int:
    """How many answers held anything of another organisation."""
    here, next_door = crowd[place], crowd[(place + 1) % len(crowd)]
    strange = [one.encode() for other in crowd if other is not here for one in names_of(other)]
    crossings = 0
    for number in range(REQUESTS):
        if number % 5:
            response = await here.desk.post(LOOK, {"case": here.cases[0], "other": next_door.cases[0]})
            answer = response.json()["data"]
            assert answer["viewer"]["organisationId"] == f"Organisation:{here.ngo.id}"
            assert answer["case"]["id"] == here.cases[0]
            assert here.mark in response.text
            crossings += answer["other"] is not None
        else:
            response = await write(here.desk, here.mark)
        crossings += any(one in response.content for one in strange)
    return crossings


async def write(desk: Caller, mark: str) -> httpx.Response:
    """A new case, so that reading and writing are interleaved too."""
    fields = [{"name": "narrative", "value": mark}]
    made = await desk.do("openCase", "case { id }", once=True, language="JA", urgency="URGENT", fields=fields)
    return await desk.post("query($id: ID!) { case(id: $id) { fields { value } } }", {"id": made["case"]["id"]})


def names_of(other: Neighbourhood) -> list[str]:
    """What only this group's answers may hold."""
    ids = [one.id for one in things(other.hub.parties) if other.ngo.id in one.by]
    return [other.mark, str(other.ngo.id), *ids]
