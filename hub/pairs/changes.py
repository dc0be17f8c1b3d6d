"""The changes that wait for the sweep; ids, words and times only, read across organisations by the worker."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from hub.audit.fragments import lines

_WAITING = text("""
select id, sender, recipient, cause, at from pair_change
where swept_at is null and at <= :now order by id limit :limit
""")
_CAME_BETWEEN = text("""
select exists (
  select from pair_change
  where id < :change and id <> all(:known) and swept_at is null and at <= :now
    and coalesce(sender, :sender) = :sender and coalesce(recipient, :recipient) = :recipient)
""")
_RESUMED = text(f"""
select min(e.at) {lines("e")}
where (e.sender, e.object) = (:org, :org) and e.verb = 'organisation:resumed' and e.at >= :since
""")
_SWEPT = text("update pair_change set swept_at = :now where id = :id and swept_at is null returning id")


@dataclass(frozen=True)
class ChangeBetween:
    """One change. `sender` or `recipient` None: all of them. `at`: since when it counts."""

    id: int
    sender: UUID | None
    recipient: UUID | None
    cause: str
    at: datetime


async def waiting(session: AsyncSession, now: datetime, limit: int) -> Sequence[ChangeBetween]:
    """What has taken effect and was not swept, in the order in which it was made. One statement on a small index."""
    rows = await session.execute(_WAITING, {"now": now, "limit": limit})
    return [ChangeBetween(row.id, row.sender, row.recipient, row.cause, row.at) for row in rows]


async def came_between(
    session: AsyncSession, change: ChangeBetween, sender: UUID, recipient: UUID, known: Collection[int], now: datetime
) -> bool:
    """Whether an earlier change between these two was committed after the `known` ones were read.

    Two that are made at the same moment may be numbered in one order and committed in the other. Share the pair's lock
    first: then whatever has an earlier number is there. One statement.
    """
    given = {"change": change.id, "sender": sender, "recipient": recipient, "known": list(known), "now": now}
    return bool((await session.execute(_CAME_BETWEEN, given)).scalar_one())


async def resumed_at(session: AsyncSession, organisation: UUID, since: datetime) -> datetime | None:
    """When this organisation, suspended at `since`, was let go on; for itself. None where its ledger does not say."""
    given = {"org": organisation, "since": since}
    at: datetime | None = (await session.execute(_RESUMED, given)).scalar_one()
    return at


async def swept(session: AsyncSession, change: int, now: datetime) -> bool:
    """Note that everything this change reaches has been narrowed; False where another worker has noted it."""
    return (await session.execute(_SWEPT, {"id": change, "now": now})).one_or_none() is not None
