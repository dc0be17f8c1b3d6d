"""Epochs of organisations' keys: when one is over, how the next begins, and how a turned one's key leaves the hub.

Whatever is destroyed under an epoch's key still lies, wrapped, in heap, log and backups. So an epoch from which a key
was destroyed is turned: no new key goes under it, what survives is wrapped under the next, and its own key leaves.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text
from sqlmodel.ext.asyncio.session import AsyncSession

from hub.audit.trail import record_of_operator
from hub.audit.verbs import Verb
from hub.identity.keys import EpochBegun, Keyring
from hub.kit.errors import NotFound

MOST_KEYS = 10_000
"""Keys under one epoch: so many are wrapped anew at most where one of them is destroyed."""
LONGEST = timedelta(days=30)
"""How long new keys go under one epoch."""
LATE = timedelta(minutes=1)
"""How long after its end somebody's transaction may still wrap under an epoch, having asked for its key before."""

# a statement of its own, first: two turns at once must come after one another, each seeing the other's epoch
_HOLD = text("select pg_advisory_xact_lock(hashtext('tsunagu epochs'))")
_PRESENT = text("""
select distinct on (k.organisation) k.organisation, k.epoch, k.wrapped, k.matching from organisation_key k
where cast(:organisation as uuid) is null or k.organisation = :organisation
order by k.organisation, k.epoch desc
""")
_OVER = text("""
select k.organisation from organisation_key k
where k.organisation = :organisation and k.retired_at is null and (
  k.created_at <= :before
  or exists (select from key_destroyed d where (d.organisation, d.epoch) = (k.organisation, k.epoch))
  or (select count(*) from case_key c where (c.org, c.epoch) = (k.organisation, k.epoch))
    + (select count(*) from release_key r where (r.org, r.epoch) = (k.organisation, k.epoch)) >= :most
)
""")
_TURN = text("""
with retired as (
  update organisation_key set retired_at = :now where organisation = any(:ids) and retired_at is null
)
insert into organisation_key (organisation, epoch, wrapped, matching, created_at)
select organisation, epoch, wrapped, matching, :now
from unnest(cast(:ids as uuid[]), cast(:epochs as integer[]), cast(:wrapped as bytea[]), cast(:matching as bytea[]))
  as made(organisation, epoch, wrapped, matching)
""")
_ASK = text("""
insert into key_destroyed (organisation, epoch)
select k.organisation, k.epoch from organisation_key k
where k.organisation = any(:ids) and k.retired_at is not null
""")
_ASK_EVERYBODY = text("""
insert into key_destroyed (organisation, epoch) select organisation, epoch from organisation_key
""")
_TURNING = text("""
select distinct d.organisation from key_destroyed d
left join organisation_key k on (k.organisation, k.epoch) = (d.organisation, d.epoch)
where k.epoch is null or k.retired_at is not null order by d.organisation
""")
_LEAVING = text("""
select distinct d.epoch from key_destroyed d where d.organisation = :organisation
  and not exists (select from organisation_key k where (k.organisation, k.epoch) = (d.organisation, d.epoch))
order by d.epoch
""")
_IN_USE = text("select organisation, epoch from organisation_key")
_LEFT = text("delete from key_destroyed where organisation = :organisation and epoch = any(:epochs)")


@dataclass(frozen=True)
class Epoch:
    """The epoch that an organisation's key is in from now on."""

    organisation: UUID
    epoch: int


async def turn(session: AsyncSession, keys: Keyring, organisation: UUID | None, now: datetime) -> tuple[Epoch, ...]:
    """Begin the next epoch of this organisation's key, or of everybody's; three statements.

    What lies under the one before opens as ever. Raises `NotFound` for an unknown organisation.
    """
    await session.execute(_HOLD)
    present = (await session.execute(_PRESENT, {"organisation": organisation})).all()
    if organisation is not None and not present:
        raise NotFound("organisation")
    begun = [(row.organisation, _next(keys, row)) for row in present]
    await session.execute(_TURN, {**_columns(begun), "now": now})
    return tuple(Epoch(one, next_one.epoch) for one, next_one in begun)


async def ask(session: AsyncSession, organisations: Sequence[UUID]) -> None:
    """Have the keys of every epoch before the present one leave, whether or not one under them was destroyed."""
    await session.execute(_ASK, {"ids": list(organisations)})


async def end_restored(session: AsyncSession, now: datetime) -> None:
    """Have every epoch end in the next night, and its key leave: what was destroyed may be back.

    The operator's, with a line in the ledger of everybody whose keys came back.
    """
    await session.execute(_ASK_EVERYBODY)
    for org in sorted({organisation for organisation, _ in await in_use(session)}):
        await record_of_operator(session, Verb.WRAPPING_KEY_RESTORED, org=org, object_id=org, at=now)


async def is_over(session: AsyncSession, organisation: UUID, now: datetime) -> bool:
    """Whether the present epoch has to end: by its age, its number of keys, or one of them that was destroyed."""
    given = {"organisation": organisation, "before": now - LONGEST, "most": MOST_KEYS}
    return (await session.execute(_OVER, given)).one_or_none() is not None


async def in_use(session: AsyncSession) -> set[tuple[UUID, int]]:
    """Organisation and epoch of every key that something may lie under; one statement."""
    return {(row.organisation, row.epoch) for row in (await session.execute(_IN_USE)).all()}


async def turning(session: AsyncSession) -> Sequence[UUID]:
    """The organisations that have an epoch whose key has to leave; one statement."""
    return (await session.execute(_TURNING)).scalars().all()


async def let_go(session: AsyncSession, keys: Keyring, organisation: UUID, now: datetime) -> int:
    """Take the keys of epochs that have no row out of the running hub; how many. Twice is as once."""
    given = {"organisation": organisation}
    epochs = (await session.execute(_LEAVING, given)).scalars().all()
    for epoch in epochs:
        keys.leave(organisation, epoch, now)
    if epochs:
        await session.execute(_LEFT, {**given, "epochs": list(epochs)})
    return len(epochs)


def _next(keys: Keyring, row: Row[Any]) -> EpochBegun:
    return keys.begin(row.organisation, keys.organisation_key(row.organisation, row.epoch, row.wrapped, row.matching))


def _columns(begun: Sequence[tuple[UUID, EpochBegun]]) -> dict[str, list[object]]:
    return {
        "ids": [organisation for organisation, _ in begun],
        "epochs": [one.epoch for _, one in begun],
        "wrapped": [one.wrapped for _, one in begun],
        "matching": [one.matching for _, one in begun],
    }
