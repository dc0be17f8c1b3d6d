"""Member organisations: entered, counted, suspended and let go on. What they offer is the directory's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from hub.identity.keys import Keyring
from hub.identity.models import Organisation, OrganisationKeyRow
from hub.kit.errors import NotFound
from hub.kit.ids import new_id

_ALL = text("select id from organisation order by id")
_COUNT = text("select count(*) from organisation")
_HOLD = text("select suspended_at, suspended_for from organisation where id = :id for no key update")
_SUSPENDED_FOR = text("select suspended_for from organisation where id = :id")
_SUSPEND = text("""
update organisation set suspended_at = coalesce(suspended_at, :now), suspended_for = :why, suspended_since = :since,
  suspended_peer = :peer
where id = :id
""")
_NAME_PEER = text("update organisation set suspended_peer = :peer where id = :id")
_RESUME = text("""
update organisation set suspended_at = null, suspended_for = null, suspended_since = null,
  suspended_peer = null where id = :id
""")
_NAME = text("select name from organisation where id = :id")


@dataclass(frozen=True)
class Enrolment:
    """What is said of a new organisation. `country`: ISO 3166-1 alpha-2; `languages`: ISO 639-1, at least one."""

    name: str
    name_en: str
    kind: str
    country: str
    languages: tuple[str, ...]


async def enter(session: AsyncSession, keys: Keyring, given: Enrolment, now: datetime) -> UUID:
    """Write the organisation down, with the key of its first epoch; what is said of it was checked before."""
    made = new_id()
    session.add(
        Organisation(
            id=made,
            name=given.name,
            name_en=given.name_en,
            kind=given.kind,
            country=given.country,
            languages=list(given.languages),
            created_at=now,
        )
    )
    await session.flush()
    first = keys.begin(made)
    session.add(
        OrganisationKeyRow(
            organisation=made, epoch=first.epoch, wrapped=first.wrapped, matching=first.matching, created_at=now
        )
    )
    await session.flush()
    return made


async def is_entered(session: AsyncSession, organisation: UUID) -> bool:
    """Whether there is such an organisation, suspended or gone ones among them."""
    return await session.get(Organisation, organisation) is not None


async def everybody(session: AsyncSession) -> Sequence[UUID]:
    """The ids of all organisations that ever were entered, in order. One statement."""
    return (await session.execute(_ALL)).scalars().all()


async def count(session: AsyncSession) -> int:
    """How many organisations were ever entered. One statement."""
    found: int = (await session.execute(_COUNT)).scalar_one()
    return found


async def name(session: AsyncSession, organisation: UUID) -> str:
    """Its name, of one that is known to be there. One statement."""
    found: str = (await session.execute(_NAME, {"id": organisation})).scalar_one()
    return found


async def suspended_for(session: AsyncSession, organisation: UUID | None) -> str | None:
    """Why it is suspended, a permanent word of `hub.vetting.suspend`; None where it is not. One statement."""
    why: str | None = (await session.execute(_SUSPENDED_FOR, {"id": organisation})).scalar_one()
    return why


async def hold(session: AsyncSession, organisation: UUID) -> str | None:
    """Keep others off the row until the end; why it is suspended, None where it is not. Raises `NotFound`."""
    row = (await session.execute(_HOLD, {"id": organisation})).one_or_none()
    if row is None:
        raise NotFound("organisation")
    why: str | None = row.suspended_for
    return why


async def suspend(
    session: AsyncSession, organisation: UUID, why: str, now: datetime, since: datetime | None, peer: UUID | None
) -> None:
    """Suspend it, or for another reason than before: since `now` or earlier. Whether that may be asks `hub.vetting`.

    `since`: the instant from which nothing that it did is trusted; `peer`: who decides for it meanwhile.
    """
    given = {"id": organisation, "why": why, "since": since, "peer": peer, "now": now}
    await session.execute(_SUSPEND, given)


async def name_peer(session: AsyncSession, organisation: UUID, peer: UUID | None) -> None:
    """Have another member decide for it while it is suspended."""
    await session.execute(_NAME_PEER, {"id": organisation, "peer": peer})


async def resume(session: AsyncSession, organisation: UUID) -> None:
    """End its suspension."""
    await session.execute(_RESUME, {"id": organisation})
