"""With the database's policies switched off, the API by itself still shows nothing by its id to those it is not for."""

from collections.abc import AsyncIterator, Iterator
from itertools import product

import pytest

from hub.kit.settings import Settings
from tests.database import TestDatabase, new_database
from tests.journeys.hub_in_process import running
from tests.journeys.town import Neighbourhood, three
from tests.privacy.probes import PUBLIC, able, answer, batches, callers, foreign, many, snapshot, things, unknown
from tests.privacy.surface import RootField
from tests.privacy.test_foreign import MUTATIONS, QUERIES, about, nodes, numbered, one_of_each, privates, spread

pytestmark = [pytest.mark.anyio, pytest.mark.slow]


@pytest.fixture(scope="module")
def open_database(settings: Settings, template: TestDatabase) -> Iterator[TestDatabase]:
    with new_database(settings, template) as database:
        yield database


@pytest.fixture(scope="module")
async def open_town(
    anyio_backend: str, open_database: TestDatabase, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[list[Neighbourhood]]:
    """A town as ever, whose tables then lose every policy."""
    async with running(open_database, tmp_path_factory.mktemp("open")) as hub:
        found = await three(hub)
        for (table,) in hub.parties.rows("select tablename from pg_tables where schemaname = 'public'"):
            hub.parties.admin.execute(f"alter table {table} disable row level security".encode())
        yield found


async def test_a_foreign_node_is_still_an_unknown_one(open_town: list[Neighbourhood]) -> None:
    hub = open_town[0].hub
    asking, all_things = callers(hub, open_town), things(hub.parties)
    for caller in asking:
        for some in batches([one.id for one in foreign(caller, all_things)]):
            assert await nodes(caller, some) == await nodes(caller, unknown(some))


@pytest.mark.parametrize("field", QUERIES, ids=lambda field: field.name)
async def test_a_query_about_a_foreign_thing_is_still_one_about_nothing(
    open_town: list[Neighbourhood], field: RootField
) -> None:
    hub = open_town[0].hub
    asking, all_things = callers(hub, open_town, field.roles()[:1]), things(hub.parties)
    private = min(set(field.things()) - PUBLIC)  # of a preview the case
    for caller in asking:
        for some in batches([one.id for one in spread(foreign(caller, all_things, private))]):
            theirs, nobodys = [
                await answer(caller, many(field, len(some)), **numbered(field, open_town[0], ids))
                for ids in (some, unknown(some))
            ]
            assert theirs == nobodys


@pytest.mark.parametrize("field", MUTATIONS, ids=lambda field: field.name)
async def test_a_mutation_of_a_foreign_thing_still_does_nothing(
    open_town: list[Neighbourhood], field: RootField
) -> None:
    hub = open_town[0].hub
    asking = [await able(one, field) for one in callers(hub, open_town[:1], field.roles()[:1])]
    all_things = things(hub.parties)
    before, document = snapshot(hub.parties), field.document("{ __typename errors { code } }")
    for caller, private in product(asking, privates(field)):
        beside = one_of_each(caller, all_things)
        for one in spread(foreign(caller, all_things, private))[:3]:
            told = await answer(caller, document, **field.given(about(one.id, open_town[0], beside)))
            assert b'"errors":[]' not in told

    assert snapshot(hub.parties) == before
