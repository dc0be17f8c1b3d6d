"""A new key for an organisation: from now on everything is wrapped under it, and the old one is on its way out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from hub.identity.keys import Keyring
from hub.kit.errors import NotFound

# a statement of its own, first: two rotations at once must come after one another, each seeing the other's epoch
_HOLD = text("""
select id from organisation where cast(:ids as uuid[]) is null or id = any(cast(:ids as uuid[]))
order by id for no key update
""")
_LAST = text("""
select organisation, max(epoch) as epoch from organisation_key where organisation = any(:ids)
group by organisation order by organisation
""")
_TURN = text("""
with retired as (
  update organisation_key set retired_at = :now where organisation = any(:ids) and retired_at is null
)
insert into organisation_key (organisation, epoch, wrapped, created_at)
select organisation, epoch, wrapped, :now
from unnest(cast(:ids as uuid[]), cast(:epochs as integer[]), cast(:wrapped as bytea[]))
  as made(organisation, epoch, wrapped)
""")


@dataclass(frozen=True)
class Epoch:
    """The epoch that an organisation's key is in from now on."""

    organisation: UUID
    epoch: int


async def turn(session: AsyncSession, keys: Keyring, organisation: UUID | None, now: datetime) -> tuple[Epoch, ...]:
    """Retire the present key of this organisation, or of every one, and make the next; three statements.

    What is wrapped under a retired key opens until the worker has wrapped it anew; thirty days later the key is
    destroyed, and with it every copy in a backup. Raises `NotFound` for an unknown organisation.
    """
    given = None if organisation is None else [organisation]
    held = (await session.execute(_HOLD, {"ids": given})).scalars().all()
    if organisation is not None and not held:
        raise NotFound("organisation")
    last = (await session.execute(_LAST, {"ids": list(held)})).all()
    turned = tuple(Epoch(row.organisation, row.epoch + 1) for row in last)
    await session.execute(_TURN, {**_columns(keys, turned), "now": now})
    return turned


def _columns(keys: Keyring, turned: Sequence[Epoch]) -> dict[str, list[object]]:
    return {
        "ids": [one.organisation for one in turned],
        "epochs": [one.epoch for one in turned],
        "wrapped": [keys.wrap_organisation_key(one.organisation, one.epoch) for one in turned],
    }
