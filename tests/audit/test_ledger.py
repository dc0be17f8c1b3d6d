"""What is in the ledger stays as it was written, and whoever kept a head can show it."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from hub.audit.heads import Head, newest
from hub.audit.sealer import seal
from hub.audit.verify import Flaw, verify
from hub.kit.db import Database
from hub.kit.settings import Settings
from hub.kit.signing import SigningKey
from tests.audit.ledgers import Ledger, new_ledger, sealers
from tests.database import TestDatabase, new_database
from tests.parties import NOW

pytestmark = pytest.mark.anyio

LENGTH = 6000
FORGER = SigningKey.new()


@pytest.fixture(scope="module")
def sealed_database(settings: Settings, template: TestDatabase) -> Iterator[TestDatabase]:
    with new_database(settings, template) as database:
        yield database


@pytest.fixture(scope="module")
async def sealed(sealed_database: TestDatabase) -> tuple[Ledger, Head]:
    """A long ledger, and a head that a member saved at its end."""
    ledger = await new_ledger(sealed_database)
    ledger.write(LENGTH)
    pool = sealers(ledger)
    await seal(pool, ledger.key, NOW)
    async with pool.transaction(None) as session:
        head = await newest(session, ledger.sender)
    await pool.close()
    assert head is not None
    return ledger, Head.parse(head.export())


@pytest.fixture
def copied(settings: Settings, sealed: tuple[Ledger, Head]) -> Iterator[tuple[Ledger, Head]]:
    """A copy to spoil."""
    ledger, head = sealed
    with new_database(settings, ledger.database) as database:
        yield Ledger(database, ledger.sender, ledger.recipient, ledger.principal), head


@pytest.fixture
async def ledger(fresh_database: TestDatabase) -> Ledger:
    return await new_ledger(fresh_database)


async def checked(ledger: Ledger, *saved: Head, pool: Database | None = None) -> tuple[Flaw, ...]:
    used = pool or sealers(ledger)
    try:
        return await verify(used, ledger.key.public, NOW, saved=saved)
    finally:
        await used.close()


async def test_a_sealed_ledger_is_whole_in_both_parties_chains(sealed: tuple[Ledger, Head]) -> None:
    ledger, head = sealed

    assert await checked(ledger, head) == ()
    assert head.seq == LENGTH
    counts = ledger.do("select org, count(*) from ledger_link group by org")
    assert {row[0]: row[1] for row in counts} == {ledger.sender: LENGTH, ledger.recipient: LENGTH}


async def test_rewriting_one_entry_and_every_later_hash_shows_against_a_saved_head(copied: tuple[Ledger, Head]) -> None:
    ledger, head = copied

    ledger.do(
        "update ledger_event set verb = 'offer:read' where id ="
        " (select event from ledger_link where org = %s and seq = 5000)",
        (ledger.sender,),
    )
    ledger.rewrite(5000, FORGER)

    flaws = await checked(ledger, head)
    assert Flaw(ledger.sender, LENGTH, "saved_differs") in flaws
    assert Flaw(ledger.sender, LENGTH, "head_forged") in flaws


async def test_the_saved_head_alone_gives_a_rewriter_with_the_hubs_key_away(copied: tuple[Ledger, Head]) -> None:
    ledger, head = copied

    ledger.do(
        "update ledger_event set at = at - interval '1 day' where id ="
        " (select event from ledger_link where org = %s and seq = 5000)",
        (ledger.sender,),
    )
    ledger.rewrite(5000, ledger.key)

    flaws = await checked(ledger, head)
    assert Flaw(ledger.sender, LENGTH, "saved_differs") in flaws


def _take_out(ledger: Ledger) -> None:
    ledger.do(
        "with gone as (delete from ledger_link where seq = 5000 returning event) "
        "delete from ledger_event where id in (select event from gone where true)"
    )
    ledger.do("delete from ledger_link l where not exists (select from ledger_event e where e.id = l.event)")
    ledger.do("update ledger_link set seq = seq + 100000 where seq > 5000")
    ledger.do("update ledger_link set seq = seq - 100001 where seq > 100000")
    ledger.rewrite(5000, FORGER)


def _swap(ledger: Ledger) -> None:
    ledger.do(
        "update ledger_link l set event = o.event from ledger_link o where l.org = %(org)s and o.org = l.org"
        " and (l.seq, o.seq) in ((5000, 5001), (5001, 5000))",
        {"org": ledger.sender},
    )
    ledger.rewrite(5000, FORGER)


def _cut(ledger: Ledger) -> None:
    ledger.do(
        "delete from ledger_event where id in (select event from ledger_link where org = %s and seq > 5000)",
        (ledger.sender,),
    )
    ledger.do("delete from ledger_link l where not exists (select from ledger_event e where e.id = l.event)")
    ledger.do(
        "delete from ledger_head h where not exists (select from ledger_link l where (l.org, l.seq) = (h.org, h.seq))"
    )


def _empty(ledger: Ledger) -> None:
    ledger.do("truncate ledger_event, ledger_link, ledger_head, ledger_pending, log_leaf, head_mail")


def _invent(ledger: Ledger) -> None:
    ledger.do(
        "update ledger_event set digest = sha256('another') where id = (select event from ledger_link where"
        " org = %s and seq = 1)",
        (ledger.sender,),
    )
    ledger.rewrite(1, FORGER)


@pytest.mark.parametrize("tamper", [_take_out, _swap, _cut, _empty, _invent])
async def test_what_the_databases_owner_does_to_the_whole_chain_shows_against_a_saved_head(
    copied: tuple[Ledger, Head], tamper: Callable[[Ledger], None]
) -> None:
    ledger, head = copied
    if tamper is _swap:
        ledger.do("alter table ledger_link drop constraint ledger_link_org_event_key")

    tamper(ledger)

    codes = {flaw.code for flaw in await checked(ledger, head) if flaw.organisation == ledger.sender}
    assert codes & {"saved_differs", "saved_missing"}


@pytest.mark.parametrize(
    ("statement", "flaw"),
    [
        ("update ledger_event set verb = 'offer:read' where id = {event}", (4321, "event_changed")),
        ("update ledger_event set principal = null where id = {event}", (4321, "event_changed")),
        ("update ledger_event set at = at + interval '1 microsecond' where id = {event}", (4321, "event_changed")),
        ("update ledger_event set digest = null where id = {event}", (4321, "event_changed")),
        ("update ledger_event set object = gen_random_uuid() where id = {event}", (4321, "event_changed")),
        ("delete from ledger_event where id = {event}", (4321, "event_missing")),
        ("delete from ledger_link where org = {org} and seq = 4321", (4322, "link_missing")),
        ("update ledger_link set hash = sha256('x') where org = {org} and seq = 4321", (4321, "event_changed")),
        ("update ledger_link set previous = sha256('x') where org = {org} and seq = 4321", (4321, "link_moved")),
        ("update ledger_event set sender = recipient, actor = recipient where id = {event}", (4321, "event_strange")),
        ("delete from ledger_head where org = {org} and seq = 6000", (6000, "head_missing")),
        ("update ledger_head set at = at - interval '1 s' where org = {org} and seq = 6000", (6000, "head_forged")),
        ("update ledger_head set hash = sha256('x') where org = {org} and seq = 6000", (6000, "head_forged")),
    ],
)
async def test_a_clumsy_change_is_named_by_its_link_without_any_saved_head(
    copied: tuple[Ledger, Head], statement: str, flaw: tuple[int, str]
) -> None:
    ledger, _ = copied
    event = ledger.do("select event from ledger_link where org = %s and seq = 4321 limit 1", (ledger.sender,))[0][0]

    ledger.do(statement.format(event=f"'{event}'", org=f"'{ledger.sender}'"))

    assert Flaw(ledger.sender, *flaw) in await checked(ledger)


async def test_an_event_that_waits_too_long_is_a_flaw(ledger: Ledger) -> None:
    ledger.write(3)
    ledger.do("update ledger_pending set at = %s", (NOW - timedelta(seconds=11),))

    assert {flaw.code for flaw in await checked(ledger)} == {"event_late"}


async def test_an_event_that_was_kept_from_the_chain_is_a_flaw(ledger: Ledger) -> None:
    ledger.write(3)
    ledger.do("delete from ledger_pending")

    assert {flaw.code for flaw in await checked(ledger)} == {"event_unlinked"}


async def test_a_saved_head_of_another_hub_is_a_flaw(sealed: tuple[Ledger, Head]) -> None:
    ledger, head = sealed
    foreign = Head.signed(FORGER, head.organisation, head.seq, head.hash, head.at)

    assert await checked(ledger, foreign) == (Flaw(ledger.sender, LENGTH, "saved_forged"),)


async def test_a_flaw_is_told_without_content(copied: tuple[Ledger, Head]) -> None:
    ledger, _ = copied
    ledger.do("update ledger_event set verb = 'canary:read'")

    sentences = [flaw.sentence() for flaw in await checked(ledger)]

    assert sentences
    assert all("link 1:" in sentence and "canary" not in sentence for sentence in sentences)


@pytest.mark.parametrize("line", ["", "{}", "[]", "null", '{"format":"tsunagu-ledger-head/1"}', "not JSON", "[" * 5000])
def test_what_is_no_head_is_not_read_as_one(line: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Head.parse(line)


async def test_a_member_reads_its_own_head_and_nobody_elses(sealed: tuple[Ledger, Head]) -> None:
    ledger, head = sealed
    web = ledger.database.pool("hub_web", pool_size=1)

    async with web.transaction(ledger.sender) as session:
        own, foreign = await newest(session, ledger.sender), await newest(session, ledger.recipient)
    await web.close()

    assert own == head
    assert foreign is None
