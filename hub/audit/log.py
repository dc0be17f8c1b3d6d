"""Each day, one leaf an organisation: a salted commitment to its signed head, on empty days too.

The log shows how many organisations there are and nothing of what any of them did: a leaf cannot be told from another
without its salt, and the leaves of a day stand in the order of their hashes.
"""

import hashlib
import json
import secrets
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text
from sqlmodel.ext.asyncio.session import AsyncSession

from hub.audit import checkpoint, merkle
from hub.audit.foreign_heads import note_heads
from hub.audit.heads import Head, newest_of_all
from hub.audit.nodes import keep_nodes, nodes_of
from hub.exchange.packets import canonical_bytes
from hub.kit.db import Database
from hub.kit.signing import SigningKey

Members = Callable[[AsyncSession], Awaitable[Sequence[UUID]]]
"""Answers the ids of all organisations: those that have no line yet have a leaf as well."""
_LOCK = text("select pg_try_advisory_xact_lock(hashtextextended('log', 0))")
_LAST = text("select size, day from log_checkpoint order by size desc limit 1")
_LEAVES = text("""
insert into log_leaf (org, day, place, seq, salt)
select org, :day, place, seq, salt from unnest(
  cast(:orgs as uuid[]), cast(:places as bigint[]), cast(:seqs as bigint[]), cast(:salts as bytea[])
) as given(org, place, seq, salt)
""")
_CHECKPOINT = text("insert into log_checkpoint (size, day, note) values (:size, :day, :note)")


@dataclass(frozen=True)
class Leaf:
    """What an organisation's leaf of one day stands for. `head`: None before its first event."""

    organisation: UUID
    day: date
    head: Head | None
    salt: bytes

    def words(self) -> dict[str, Any]:
        """What the commitment covers, as the organisation is shown it."""
        return {
            "format": "tsunagu-ledger-leaf/1",
            "organisation": str(self.organisation),
            "day": self.day.isoformat(),
            "head": None if self.head is None else json.loads(self.head.export()),
            "salt": self.salt.hex(),
        }

    def hash(self) -> bytes:
        """The leaf as the tree holds it: of the commitment, and not of the words."""
        return merkle.leaf_hash(hashlib.sha256(canonical_bytes(self.words())).digest())


async def log_day(database: Database, key: SigningKey, origin: str, now: datetime, members: Members) -> bool:
    """Add today's leaves (of the day in UTC) and sign the checkpoint; False where that was done or somebody is at it.

    `database`: the pool of `hub_sealer`. `origin`: the log's name. `members`: asked who has a leaf.
    The newest heads are noted in other chains too.
    """
    day = now.astimezone(UTC).date()
    async with database.transaction(None) as session:
        last = (await session.execute(_LAST)).one_or_none()
        if (last and last.day >= day) or not (await session.execute(_LOCK)).scalar_one():
            return False
        last = (await session.execute(_LAST)).one_or_none()
        if last and last.day >= day:
            return False
        heads = {head.organisation: head for head in await newest_of_all(session)}
        await note_heads(session, heads, last.day if last else None, now)
        return await _grow(session, key, origin, _leaves(await members(session), heads, day), last)


def _leaves(members: Sequence[UUID], heads: dict[UUID, Head], day: date) -> list[Leaf]:
    made = [Leaf(org, day, heads.get(org), secrets.token_bytes(32)) for org in members]
    return sorted(made, key=Leaf.hash)


async def _grow(
    session: AsyncSession, key: SigningKey, origin: str, leaves: Sequence[Leaf], last: Row[Any] | None
) -> bool:
    size = last.size if last else 0
    if not leaves:
        return False
    known = await nodes_of(session, [(0, size)])
    made = merkle.grown(size, [leaf.hash() for leaf in leaves], known)
    await keep_nodes(session, made)
    await session.execute(_LEAVES, _columns(leaves, size))
    after = size + len(leaves)
    note = checkpoint.signed(key, origin, after, merkle.hash_of((0, after), {**known, **made}))
    await session.execute(_CHECKPOINT, {"size": after, "day": leaves[0].day, "note": note})
    return True


def _columns(leaves: Sequence[Leaf], size: int) -> dict[str, Any]:
    return {
        "day": leaves[0].day,
        "orgs": [leaf.organisation for leaf in leaves],
        "places": list(range(size, size + len(leaves))),
        "seqs": [leaf.head.seq if leaf.head else None for leaf in leaves],
        "salts": [leaf.salt for leaf in leaves],
    }
