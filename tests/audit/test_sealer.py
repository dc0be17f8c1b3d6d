"""Events are linked soon, once, and in one chain, whoever seals and whoever dies meanwhile."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator

import anyio
import pytest

from hub.audit.sealer import BATCH, seal
from hub.audit.trail import record
from hub.audit.verbs import Verb
from hub.audit.verify import verify
from hub.kit.db import Database
from tests.audit.ledgers import Ledger, new_ledger, sealers
from tests.database import TestDatabase
from tests.parties import NOW

pytestmark = pytest.mark.anyio

SEAL_UNTIL_KILLED = """
import asyncio, sys
from datetime import UTC, datetime
from pathlib import Path
from hub.audit import sealer
from hub.kit.db import Database
from hub.kit.signing import read_signing_key
sealer.BATCH = 50
async def main():
    database, key = Database(sys.argv[1], pool_size=1), read_signing_key(Path(sys.argv[2]))
    print("sealing", flush=True)
    while True:
        await sealer.seal(database, key, datetime.now(UTC))
asyncio.run(main())
"""


@pytest.fixture
async def ledger(fresh_database: TestDatabase) -> Ledger:
    return await new_ledger(fresh_database)


@pytest.fixture
async def pool(ledger: Ledger) -> AsyncIterator[Database]:
    made = sealers(ledger)
    yield made
    await made.close()


async def whole(ledger: Ledger, pool: Database) -> bool:
    return await verify(pool, ledger.key.public, NOW) == ()


def seal_and_die(command: list[str], after_seconds: float) -> None:
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as sealing:
        assert sealing.stdout
        assert sealing.stdout.readline() == "sealing\n"
        time.sleep(after_seconds)
        os.kill(sealing.pid, signal.SIGKILL)


def links(ledger: Ledger) -> int:
    return int(ledger.do("select count(*) from ledger_link")[0][0])


async def test_an_event_stands_in_the_senders_and_the_recipients_chain(ledger: Ledger, pool: Database) -> None:
    web = ledger.database.pool("hub_web", pool_size=1)
    async with web.transaction(ledger.sender) as session:
        record(
            session,
            Verb.PACKET_RELEASED,
            actor=ledger.sender,
            principal=ledger.principal,
            sender=ledger.sender,
            recipient=ledger.recipient,
            object_id=ledger.principal,
            at=NOW,
        )
    await web.close()

    assert await seal(pool, ledger.key, NOW) == 2
    assert await whole(ledger, pool)


async def test_what_concerns_the_sender_alone_stands_in_its_chain_alone(ledger: Ledger, pool: Database) -> None:
    ledger.write(1)
    ledger.do("update ledger_event set recipient = null, actor = sender")
    ledger.do("delete from ledger_pending where org = %s", (ledger.recipient,))

    assert await seal(pool, ledger.key, NOW) == 1
    assert await whole(ledger, pool)


async def test_sealing_again_links_nothing_twice(ledger: Ledger, pool: Database) -> None:
    ledger.write(10)

    first, second = await seal(pool, ledger.key, NOW), await seal(pool, ledger.key, NOW)

    assert (first, second) == (20, 0)
    assert ledger.do("select count(*) from ledger_pending") == [(0,)]


async def test_a_chain_goes_on_over_batches_and_rounds(ledger: Ledger, pool: Database) -> None:
    ledger.write(BATCH + 1)
    await seal(pool, ledger.key, NOW)
    ledger.write(5)
    await seal(pool, ledger.key, NOW)

    assert links(ledger) == 2 * (BATCH + 6)
    assert await whole(ledger, pool)


async def test_two_sealers_at_once_make_one_chain(ledger: Ledger, pool: Database) -> None:
    other, made = sealers(ledger), list[int]()

    async def one(database: Database) -> None:
        for _ in range(20):
            made.append(await seal(database, ledger.key, NOW))

    async def writing() -> None:
        for _ in range(10):
            await anyio.to_thread.run_sync(ledger.write, 60)

    async with anyio.create_task_group() as group:
        group.start_soon(one, pool)
        group.start_soon(one, other)
        group.start_soon(writing)
    made.append(await seal(pool, ledger.key, NOW))
    await other.close()

    assert sum(made) == links(ledger) == 1200
    assert await whole(ledger, pool)


async def test_a_thousand_events_are_linked_within_a_second_or_two(ledger: Ledger, pool: Database) -> None:
    ledger.write(1000)

    started = time.monotonic()
    await seal(pool, ledger.key, NOW)

    assert time.monotonic() - started < 2


@pytest.mark.slow
async def test_a_sealer_killed_at_any_moment_leaves_a_whole_chain(ledger: Ledger, pool: Database) -> None:
    key_file = ledger.database.settings.root_key_file.with_name("ledger.key")
    command = [sys.executable, "-c", SEAL_UNTIL_KILLED, ledger.database.url("hub_sealer"), str(key_file)]
    moments = random.Random(7)

    for _ in range(5):
        ledger.write(400)
        await anyio.to_thread.run_sync(seal_and_die, command, moments.uniform(0.02, 0.4))
        assert {flaw.code for flaw in await verify(pool, ledger.key.public, NOW)} <= {"event_late"}

    while links(ledger) < 4000:
        await seal(pool, ledger.key, NOW)
    assert await whole(ledger, pool)


async def fail_after_recording(web: Database, ledger: Ledger) -> None:
    async with web.transaction(ledger.sender) as session:
        record(
            session,
            Verb.PACKET_READ,
            actor=ledger.sender,
            principal=None,
            sender=ledger.sender,
            recipient=None,
            object_id=ledger.principal,
            at=NOW,
        )
        await session.flush()
        raise KeyboardInterrupt


async def test_a_transaction_that_rolls_back_leaves_nothing_to_seal(ledger: Ledger, pool: Database) -> None:
    web = ledger.database.pool("hub_web", pool_size=1)

    with pytest.raises(KeyboardInterrupt):
        await fail_after_recording(web, ledger)
    await web.close()

    assert await seal(pool, ledger.key, NOW) == 0
