"""Links of before the commitments are stated once, and from then on nobody changes what a member sees of them."""

from typing import Any
from uuid import UUID

import psycopg
import pytest

from hub.audit.chain import COLUMNS, HIDDEN, START, Event, link_hash
from hub.audit.sealer import seal
from hub.kit.migrate import migrate
from hub.kit.settings import Settings
from tests.audit.ledgers import Ledger
from tests.audit.verifier import Kept, flaws, shown
from tests.database import TestDatabase, new_database
from tests.migrations import rows
from tests.parties import NOW

pytestmark = pytest.mark.anyio
GIVER, TAKER = UUID(rows.GIVER), UUID(rows.TAKER)
EVENTS = """
insert into ledger_event (id, actor, principal, sender, recipient, object, verb, at)
select gen_random_uuid(), case when n %% 2 = 0 then %(giver)s::uuid else %(taker)s::uuid end, gen_random_uuid(),
  %(giver)s, %(taker)s, gen_random_uuid(), 'packet:read', now() from generate_series(1, 6) n
"""


def linked_as_before(connection: psycopg.Connection[Any]) -> None:
    """Both chains over six events, hashed as the sealer did before there were salts."""
    rows.directory(connection)
    connection.execute(EVENTS, {"giver": GIVER, "taker": TAKER})
    columns = COLUMNS.replace("e.salt", "decode(repeat('00', 32), 'hex')")
    found = connection.execute(f"select {columns} from ledger_event e order by id").fetchall()
    events = [Event(*row) for row in found]
    for chain in (GIVER, TAKER):
        previous = START
        for seq, event in enumerate(events, 1):
            hash = link_hash(previous, chain, seq, event, HIDDEN)
            link = (chain, seq, event.id, previous, hash)
            connection.execute("insert into ledger_link values (%s, %s, %s, %s, %s)", link)
            previous = hash
    connection.execute("delete from ledger_pending")


async def sealed(database: TestDatabase) -> Ledger:
    ledger = Ledger(database, GIVER, TAKER, UUID(rows.PRINCIPAL))
    pool = database.pool("hub_sealer", pool_size=1)
    await seal(pool, ledger.key, NOW)
    await pool.close()
    return ledger


async def test_lines_of_before_the_commitments_are_stated_once_and_verify(settings: Settings) -> None:
    with new_database(settings) as database:
        migrate(database.settings, "20261129_70")
        with database.connect() as connection:
            linked_as_before(connection)
        migrate(database.settings)
        ledger = await sealed(database)
        kept = await shown(ledger, GIVER)

        assert [one["line"]["verb"] for one in sorted(kept.lines, key=_seq)] == ["packet:read"] * 6 + [
            "ledger:restated"
        ]
        assert sum("was" in one for one in kept.lines) == 6
        assert flaws(kept, ledger.key.public) == flaws(await shown(ledger, TAKER), ledger.key.public) == set()

        ledger.do(
            "update ledger_event set principal = gen_random_uuid() where actor = %s and recipient is not null", (TAKER,)
        )

        assert flaws(await shown(ledger, GIVER), ledger.key.public) == {"restated"}, "whom the giver never saw"
        assert flaws(await shown(ledger, TAKER), ledger.key.public) == {"restated", "hash"}

        bare = [{name: word for name, word in one.items() if name != "opening"} for one in kept.lines]
        assert "opening" in flaws(Kept(bare, kept.heads), ledger.key.public), "what is one's own is opened"


def _seq(one: Any) -> int:
    return int(one["line"]["seq"])
