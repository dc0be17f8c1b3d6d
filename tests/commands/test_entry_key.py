"""`entry.key`: made once, what is there is signed with it once, and each task starts without keys that it needs not."""

from pathlib import Path

import pytest

from hub.app import build_app
from hub.identity.sign_existing import sign_existing, without_marks
from hub.identity.verify_entries import verify_entries
from hub.kit.entry_key import entry_key_file, read_entry_key
from hub.kit.signing import ledger_key_file, token_key_file
from hub.kit.unready import Unready
from hub.received.marks import WITHOUT_A_MARK
from hub.worker import open_context
from tests.database import TestDatabase, with_own_keys
from tests.parties import Parties

pytestmark = pytest.mark.anyio


async def test_rows_from_before_are_signed_once_as_they_stand(alone: Parties) -> None:
    party = alone.organisation(connector="nowhere")
    alone.person(party)
    for table in ("principal", "route"):
        alone.admin.execute(f"update {table} set entry_mark = null".encode())
    assert len(await verify_entries(alone.web, WITHOUT_A_MARK)) == 3

    signed = sign_existing(str(alone.database.settings.database_url), alone.database.entry_key)

    assert signed == 3
    assert await verify_entries(alone.web, WITHOUT_A_MARK) == ()
    forced = alone.rows("select count(*) from pg_class where relname = 'passkey' and relforcerowsecurity")
    assert forced == [(1,)]


async def test_a_table_that_gets_its_place_for_marks_later_is_signed_then_and_no_other(alone: Parties) -> None:
    party, url = alone.organisation(connector="nowhere"), str(alone.database.settings.database_url)
    assert without_marks(url) == frozenset()
    alone.admin.execute("alter table route drop column entry_mark")
    unmarked = without_marks(url)
    assert unmarked == {"route"}
    alone.admin.execute("alter table route add entry_mark bytea")
    alone.admin.execute("update principal set entry_mark = null")

    assert sign_existing(url, alone.database.entry_key, unmarked) == 1

    assert [one.table for one in await verify_entries(alone.web, WITHOUT_A_MARK)] == ["principal"], (
        "whoever came in meanwhile stays out"
    )
    assert {one.organisation for one in await verify_entries(alone.web, WITHOUT_A_MARK)} == {party.id}


@pytest.fixture
def own(fresh_database: TestDatabase, tmp_path: Path) -> TestDatabase:
    return TestDatabase(with_own_keys(fresh_database.settings, tmp_path))


async def test_who_answers_holds_no_key_of_the_ledger_and_who_works_none_of_tokens(own: TestDatabase) -> None:
    root = own.settings.root_key_file
    kept = {file: file.read_bytes() for file in (ledger_key_file(root), token_key_file(root))}
    ledger_key_file(root).unlink()
    build_app(own.settings)
    ledger_key_file(root).write_bytes(kept[ledger_key_file(root)])
    ledger_key_file(root).chmod(0o600)
    token_key_file(root).unlink()

    await open_context(own.settings).close()


@pytest.mark.parametrize("opens", [build_app, open_context])
async def test_nobody_says_who_is_in_without_the_key_or_with_one_that_others_read(
    own: TestDatabase, opens: object
) -> None:
    file = entry_key_file(own.settings.root_key_file)
    file.chmod(0o644)
    with pytest.raises(Unready, match="open to others"):
        read_entry_key(own.settings.root_key_file)
    file.unlink()

    assert callable(opens)
    with pytest.raises(Unready, match=r"The entry key .* cannot be read"):
        opens(own.settings)
