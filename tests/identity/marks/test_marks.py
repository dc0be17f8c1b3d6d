"""Whoever has the database alone adds, changes, copies and brings back no row that lets somebody in or something out.

One application and one organisation, with one of everything; each row is spoiled as the database's owner would, asked
for at its own door, and put back.
"""

import json
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import anyio
import pytest

from hub.directory import routes
from hub.entry.passkeys import own
from hub.identity.entry_columns import MARKED
from hub.identity.entry_marks import CountedRow, change
from hub.identity.verify_entries import verify_entries
from hub.kit.errors import Invalid
from hub.kit.settings import Settings
from hub.received.marks import WITHOUT_A_MARK
from tests.database import TestDatabase, new_database
from tests.entry.authenticator import Authenticator
from tests.identity.marks.doors import house
from tests.identity.marks.house import Door, House
from tests.parties import NOW

pytestmark = pytest.mark.anyio

TABLES = (
    *("principal", "passkey", "web_session", "case_team", "invitation", "identity_provider", "provider_account"),
    *("client_key", "client", "route", "public_key", "received_team", "received_standing"),
)
SHORT = {"ceremony", "provider_ceremony"}
"""They last for minutes, and are looked at in `test_ceremonies`."""
ENDED = tuple(table for table in TABLES if table not in ("web_session", "received_standing"))
"""What a standing assignment gave stays when it ends: in `tests/received/test_forged.py`."""


@pytest.fixture(scope="module")
async def there(
    anyio_backend: str, settings: Settings, template: TestDatabase, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[House]:
    with new_database(settings, template) as database:
        async with house(database, tmp_path_factory.mktemp("house")) as made:
            assert await opens(made, made.doors["web_session"])  # signs in: the row is there whichever test comes first
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
    for spoiled in (*door.changes, "entry_state = entry_state + 1"):
        words = spoiled.replace("{other}", str(there.other.id))
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


async def test_what_nobody_has_come_by_yet_is_found_at_night_and_by_the_operator(there: House) -> None:
    web = there.hub.parties.web
    assert await verify_entries(web, WITHOUT_A_MARK) == ()
    for table in TABLES:
        door = there.doors[table]
        with put_back(there, door):
            there.execute(f"update {table} set entry_mark = null where {door.key}")
            assert table in {stray.table for stray in await verify_entries(web, WITHOUT_A_MARK)}
    assert await verify_entries(web, WITHOUT_A_MARK) == ()


async def test_no_instant_hides_all_other_rows_from_the_night(there: House) -> None:
    """An instant without end is no number: one such row stopped the whole look at every organisation's."""
    door = there.doors["case_team"]
    with put_back(there, door):
        there.execute(f"update case_team set until = 'infinity' where {door.key}")
        found = await verify_entries(there.hub.parties.web, WITHOUT_A_MARK)
        assert {stray.table for stray in found} == {"case_team"}


async def test_a_sender_meets_no_way_to_a_recipient_that_was_brought_back(there: House) -> None:
    """The recipient's ledger is not the sender's to read; which rows changed is, for who sends."""
    parties, door = there.hub.parties, there.doors["route"]
    stranger = parties.organisation()
    kept = {name: rows(there, name) for name in ("route", "ledger_event", "ledger_pending")}
    try:
        assert door.ends
        await door.ends()
        restore(there, "route", kept["route"])
        async with parties.work(stranger, hub_itself=True) as work:
            assert await routes.current_route(work, there.party.id) is None
    finally:
        for name, found in kept.items():
            restore(there, name, found)


async def test_of_two_changes_at_once_the_second_one_builds_on_the_first(there: House) -> None:
    key = there.doors["client_key"]
    kept = {name: rows(there, name) for name in ("client", "ledger_event", "ledger_pending")}
    which = {"org": there.party.id, "id": there.machine.id.client}

    def later(row: CountedRow) -> dict[str, datetime]:
        return {"ended_at": (row.ended_at or NOW + timedelta(days=1)) + timedelta(seconds=1)}

    async def put_off() -> None:
        async with there.hub.parties.work(there.party) as work:
            await change(work.session, "client", which, later, at=work.now)

    try:
        async with anyio.create_task_group() as group:
            for _ in range(8):
                group.start_soon(put_off)
        assert await opens(there, key)
        ((ends, state),) = there.hub.parties.rows(
            "select ended_at, entry_state from client where id = %(id)s", id=there.machine.id.client
        )
        assert (ends, state) == (NOW + timedelta(days=1, seconds=8), 9)
    finally:
        for name, found in kept.items():
            restore(there, name, found)


async def test_a_forged_ceremony_registers_nobody(there: House) -> None:
    """With a challenge of one's own in the table, a passkey would be made for anybody."""
    desk, worker = there.desk, there.worker
    key = Authenticator()
    async with desk.work(worker, fresh=True) as work:
        options = await own.begin(work, desk.site)
    there.execute(f"update ceremony set until = until + interval '1 day' where principal = '{worker.id}'")
    async with desk.work(worker, fresh=True) as work:
        with pytest.raises(Invalid):
            await own.finish(work, desk.site, key.create(options), "Firefox, Windows")


def rows(there: House, table: str) -> list[str]:
    return [row for (row,) in there.hub.parties.rows(f"select row_to_json(t)::text from {table} t")]


def restore(there: House, table: str, found: list[str]) -> None:
    listed = json.dumps([json.loads(row) for row in found]).replace("$x$", "")
    there.execute(
        f"delete from {table}; insert into {table} select * from json_populate_recordset(null::{table}, $x${listed}$x$)"
    )
