"""Whoever has the database alone adds, changes, copies and brings back no row that lets somebody in or something out.

One application and one organisation, with one of everything; each row is spoiled as the database's owner would, asked
for at its own door, and put back.
"""

import json
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager

import pytest

from hub.identity.entry_columns import MARKED
from hub.kit.settings import Settings
from tests.database import TestDatabase, new_database
from tests.identity.marks.doors import Door, House, house

pytestmark = pytest.mark.anyio

TABLES = (
    *("principal", "passkey", "web_session", "case_team", "invitation", "identity_provider", "provider_account"),
    *("client_key", "client", "route", "public_key"),
)
SHORT = {"ceremony", "provider_ceremony"}
"""They last for minutes, and are looked at in `test_ceremonies`."""
ENDED = tuple(table for table in TABLES if table != "web_session")


@pytest.fixture(scope="module")
async def there(
    anyio_backend: str, settings: Settings, template: TestDatabase, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[House]:
    with new_database(settings, template) as database:
        async with house(database, tmp_path_factory.mktemp("house")) as made:
            yield made


@contextmanager
def put_back(there: House, door: Door) -> Iterator[None]:
    """Afterwards the table holds what it held before."""
    there.execute(f"create temp table kept as select * from {door.table}")
    try:
        yield
    finally:
        there.execute(f"delete from {door.table}; insert into {door.table} select * from kept; drop table kept")


async def opens(there: House, door: Door) -> bool:
    there.hub.tokens.clear()
    return await door.opens()


def test_every_marked_table_has_a_door() -> None:
    assert set(TABLES) | SHORT == set(MARKED)


@pytest.mark.parametrize("table", TABLES)
async def test_a_row_that_the_hub_did_not_write_is_as_absent(there: House, table: str) -> None:
    door = there.doors[table]
    assert await opens(there, door)
    with put_back(there, door):
        there.execute(f"update {table} t set entry_mark = null where {door.key}")
        assert not await opens(there, door)
        there.execute(f"update {table} t set entry_mark = sha256('x') where {door.key}")
        assert not await opens(there, door)
    assert await opens(there, door)


@pytest.mark.parametrize("table", TABLES)
async def test_a_row_with_another_column_is_as_absent(there: House, table: str) -> None:
    door = there.doors[table]
    for change in (*door.changes, "entry_state = entry_state + 1"):
        words = change.replace("{other}", str(there.other.id))
        if words == "subject = subject":
            continue
        with put_back(there, door):
            there.execute(f"update {table} t set {words} where {door.key}")
            assert not await opens(there, door), words
    assert await opens(there, door)


@pytest.mark.parametrize("table", TABLES)
async def test_a_mark_of_another_row_counts_for_none(there: House, table: str) -> None:
    door = there.doors[table]
    identity = MARKED[table].object if table != "provider_account" else "subject"
    fresh = "gen_random_uuid()" if identity == "id" else "subject || 'x'"
    with put_back(there, door):
        there.execute(f"update {table} t set {identity} = {fresh} where {door.key}")
        assert not await opens(there, door)
    assert await opens(there, door)


@pytest.mark.parametrize("table", ENDED)
async def test_a_row_that_the_hub_has_ended_does_not_come_back(there: House, table: str) -> None:
    door = there.doors[table]
    assert door.ends
    kept = {name: rows(there, name) for name in (*MARKED, "ledger_event")}
    try:
        before = there.hub.parties.rows(f"select row_to_json(t)::text from {table} t")
        await door.ends()
        assert not await opens(there, door) or table == "route"  # another one is there
        values = " union all ".join(
            f"select * from json_populate_record(null::{table}, $x${row}$x$)" for (row,) in before
        )
        there.execute(f"delete from {table}; insert into {table} {values}")
        if table == "principal":
            for other in ("passkey", "web_session", "case_team"):
                restore(there, other, kept[other])
        assert not await opens(there, door)
    finally:
        for name, found in kept.items():
            restore(there, name, found)
    assert await opens(there, door)


def rows(there: House, table: str) -> list[str]:
    return [row for (row,) in there.hub.parties.rows(f"select row_to_json(t)::text from {table} t")]


def restore(there: House, table: str, found: list[str]) -> None:
    listed = json.dumps([json.loads(row) for row in found]).replace("$x$", "")
    there.execute(
        f"delete from {table}; insert into {table} select * from json_populate_recordset(null::{table}, $x${listed}$x$)"
    )
