"""Shows that nothing in the ledger was changed, taken out, moved or cut off; names places, never content."""

from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text
from sqlalchemy.ext.asyncio import AsyncConnection

from hub.audit.chain import COLUMNS, START, Event, link_hash
from hub.audit.heads import Head
from hub.kit.db import Database

LONGEST_PENDING = timedelta(seconds=10)
"""An event that no sealer has linked for so long is a fault: it could still be taken out unseen."""
_CHUNK = 5000

_CHAINS = text("""
select org from ledger_link union select org from ledger_head
union select sender from ledger_event union select recipient from ledger_event where recipient is not null
""")
_LINKS = text(
    """
select $columns, l.seq, l.previous, l.hash, l.format
from ledger_link l left join ledger_event e on e.id = l.event
where l.org = :org and l.seq > :after order by l.seq limit :chunk
""".replace("$columns", COLUMNS)
)
_HEADS = text("select seq, hash, at, signature from ledger_head where org = :org order by seq")
_LATE = text("select count(*) from ledger_pending where org = :org and at < :before")
_UNLINKED = text("""
select count(*) from ledger_event e where (e.sender = :org or e.recipient = :org)
  and not exists (select from ledger_link l where l.org = :org and l.event = e.id)
  and not exists (select from ledger_pending p where p.org = :org and p.event = e.id)
""")
SENTENCES = {
    "link_missing": "a link is missing, or the links are numbered wrongly",
    "link_moved": "the link does not build on the one before it",
    "event_missing": "the event of the link is gone",
    "event_changed": "the event or its link was changed",
    "event_strange": "the event concerns other organisations",
    "event_unlinked": "an event is neither in the chain nor waiting for it; the chain was cut",
    "event_late": "an event has waited for longer than 10 seconds; is `work` running?",
    "head_missing": "the newest link has no signed head",
    "head_forged": "the signed head does not carry the hub's signature",
    "head_differs": "the signed head does not agree with the chain",
    "saved_forged": "the saved head does not carry the hub's signature",
    "saved_missing": "the chain ends before the saved head; it was cut",
    "saved_differs": "the chain differs from the saved head; it was rewritten",
}


@dataclass(frozen=True)
class Flaw:
    """Something wrong in one organisation's chain, at link `seq` (0: before the first)."""

    organisation: UUID
    seq: int
    code: str

    def sentence(self) -> str:
        """For the operator and the members; holds no content."""
        return f"Organisation {self.organisation}, link {self.seq}: {SENTENCES[self.code]}."


async def verify(
    database: Database,
    public: bytes,
    now: datetime,
    *,
    organisation: UUID | None = None,
    saved: Iterable[Head] = (),
) -> tuple[Flaw, ...]:
    """Every flaw found, of each chain the first of its links; empty where the ledger is whole.

    `database`: the pool of `hub_sealer`. `public`: the ledger key's public half. `saved`: heads that members kept.
    All of it is read as of one instant, while the hub goes on working.
    """
    heads = tuple(saved)
    engine = database.engine.execution_options(isolation_level="REPEATABLE READ")
    async with engine.connect() as connection:
        if organisation is not None:
            chains = {organisation}
        else:
            chains = set((await connection.execute(_CHAINS)).scalars()) | {head.organisation for head in heads}
        found: list[Flaw] = []
        for org in sorted(chains):
            found += await _verify_chain(connection, org, public, now, [h for h in heads if h.organisation == org])
    return tuple(found)


async def _verify_chain(
    connection: AsyncConnection, org: UUID, public: bytes, now: datetime, saved: Sequence[Head]
) -> list[Flaw]:
    rows = (await connection.execute(_HEADS, {"org": org})).all()
    heads = [Head(org, row.seq, row.hash, row.at, row.signature) for row in rows]
    walk = _Walk(org, frozenset(head.seq for head in (*heads, *saved)))
    async for row in _links(connection, org):
        walk.step(row)
    return [
        *walk.flaws[:1],
        *_head_flaws(walk, heads, public),
        *_saved_flaws(walk, saved, public),
        *await _waiting_flaws(connection, walk, now),
    ]


async def _links(connection: AsyncConnection, org: UUID) -> AsyncIterator[Row[Any]]:
    after = 0
    while rows := (await connection.execute(_LINKS, {"org": org, "after": after, "chunk": _CHUNK})).all():
        for row in rows:
            yield row
        after = rows[-1].seq


class _Walk:
    """One pass along a chain: keeps the hashes at the places of interest, and what is wrong on the way."""

    def __init__(self, org: UUID, places: frozenset[int]) -> None:
        self.org = org
        self.seq = 0
        self.hash = START
        self.flaws: list[Flaw] = []
        self.at: dict[int, bytes] = {}
        self._places = places

    def step(self, row: Row[Any]) -> None:
        """Compare one link with the one before it."""
        code = self._flaw(row)
        if code:
            self.flaws.append(Flaw(self.org, row.seq, code))
        self.seq, self.hash = row.seq, row.hash
        if row.seq in self._places:
            self.at[row.seq] = row.hash

    def _flaw(self, row: Row[Any]) -> str:
        if row.seq != self.seq + 1:
            return "link_missing"
        if row.previous != self.hash:
            return "link_moved"
        if row.id is None:
            return "event_missing"
        event = Event.of(row)
        if self.org not in (event.sender, event.recipient):
            return "event_strange"
        return "" if link_hash(row.previous, self.org, row.seq, event, row.format) == row.hash else "event_changed"


def _head_flaws(walk: _Walk, heads: Sequence[Head], public: bytes) -> list[Flaw]:
    flaws = [Flaw(walk.org, head.seq, "head_forged") for head in heads if not head.is_genuine(public)]
    flaws += [Flaw(walk.org, head.seq, "head_differs") for head in heads if walk.at.get(head.seq) != head.hash]
    if walk.seq and (not heads or heads[-1].seq != walk.seq):
        flaws.append(Flaw(walk.org, walk.seq, "head_missing"))
    return flaws[:1]


def _saved_flaws(walk: _Walk, saved: Sequence[Head], public: bytes) -> list[Flaw]:
    flaws = []
    for head in saved:
        if not head.is_genuine(public):
            flaws.append(Flaw(walk.org, head.seq, "saved_forged"))
        elif head.seq not in walk.at:
            flaws.append(Flaw(walk.org, head.seq, "saved_missing"))
        elif walk.at[head.seq] != head.hash:
            flaws.append(Flaw(walk.org, head.seq, "saved_differs"))
    return flaws


async def _waiting_flaws(connection: AsyncConnection, walk: _Walk, now: datetime) -> list[Flaw]:
    late = (await connection.execute(_LATE, {"org": walk.org, "before": now - LONGEST_PENDING})).scalar_one()
    unlinked = (await connection.execute(_UNLINKED, {"org": walk.org})).scalar_one()
    codes = [*(["event_late"] if late else []), *(["event_unlinked"] if unlinked else [])]
    return [Flaw(walk.org, walk.seq, code) for code in codes]
