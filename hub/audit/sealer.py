"""Links pending events into each party's chain; any number of sealers may run, one at a time works on a chain."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text
from sqlmodel.ext.asyncio.session import AsyncSession

from hub.audit.chain import COLUMNS, START, Event, link_hash
from hub.audit.heads import Head
from hub.kit.db import Database
from hub.kit.notices import CHANNEL
from hub.kit.signing import SigningKey

BATCH = 2000
"""Links of one transaction: bounds how long a chain is locked."""

_CHAINS = text("select distinct org from ledger_pending")
_LOCK = text("select pg_try_advisory_xact_lock(hashtextextended('ledger ' || cast(:org as text), 0))")
_LAST = text("select seq, hash from ledger_link where org = :org order by seq desc limit 1")
_PENDING = text(
    """
select $columns from ledger_pending p join ledger_event e on e.id = p.event
where p.org = :org order by p.at, p.event limit :batch
""".replace("$columns", COLUMNS)
)
_LINK = text("""
with linked as (
  insert into ledger_link (org, seq, event, previous, hash)
  select :org, * from unnest(
    cast(:seqs as bigint[]), cast(:events as uuid[]), cast(:previous as bytea[]), cast(:hashes as bytea[]))
), done as (
  delete from ledger_pending where org = :org and event = any(:events)
)
insert into ledger_head (org, seq, hash, signature, at) values (:org, :seq, :hash, :signature, :at)
""")

_SAY = text("select pg_notify(:channel, :org)")
"""Heard once this is committed; whose ledger it is, and nothing of what stands there."""


async def seal(database: Database, key: SigningKey, now: datetime) -> int:
    """Link everything that is pending and sign each chain's new head; the number of links made.

    `database`: the pool of `hub_sealer`. A chain that another sealer holds is left to it.
    """
    async with database.transaction(None) as session:
        chains = (await session.execute(_CHAINS)).scalars().all()
    return sum([await _seal_chain(database, key, org, now) for org in chains])


async def _seal_chain(database: Database, key: SigningKey, org: UUID, now: datetime) -> int:
    total = 0
    while True:
        async with database.transaction(None) as session:
            made = await _seal_batch(session, key, org, now)
        total += made
        if made < BATCH:
            return total


async def _seal_batch(session: AsyncSession, key: SigningKey, org: UUID, now: datetime) -> int:
    # The lock is a statement of its own: the next one sees what the last holder of the lock committed.
    if not (await session.execute(_LOCK, {"org": org})).scalar_one():
        return 0
    last = (await session.execute(_LAST, {"org": org})).one_or_none()
    pending = (await session.execute(_PENDING, {"org": org, "batch": BATCH})).all()
    if pending:
        first, previous = (last.seq + 1, last.hash) if last else (1, START)
        await _link(session, key, _NewLinks(org, first, previous, pending), now)
    return len(pending)


class _NewLinks:
    """The links that pending events become, from the end of an organisation's chain on."""

    def __init__(self, org: UUID, first: int, previous: bytes, pending: Sequence[Row[Any]]) -> None:
        """`first`: the number of the first new link; `previous`: the hash that it builds on."""
        self.org = org
        self.seqs = list(range(first, first + len(pending)))
        self.events = [row.id for row in pending]
        self.hashes = [previous]
        for seq, row in zip(self.seqs, pending, strict=True):
            self.hashes.append(link_hash(self.hashes[-1], org, seq, Event.of(row)))


async def _link(session: AsyncSession, key: SigningKey, chain: _NewLinks, now: datetime) -> None:
    head = Head.signed(key, chain.org, chain.seqs[-1], chain.hashes[-1], now)
    given = {
        "org": chain.org,
        "seqs": chain.seqs,
        "events": chain.events,
        "previous": chain.hashes[:-1],
        "hashes": chain.hashes[1:],
        "seq": head.seq,
        "hash": head.hash,
        "signature": head.signature,
        "at": head.at,
    }
    await session.execute(_LINK, given)
    await session.execute(_SAY, {"channel": CHANNEL, "org": str(chain.org)})
