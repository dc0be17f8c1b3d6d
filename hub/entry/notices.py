"""Word to a second person that somebody signed in from a new device: who, which sort of device, when; nothing else."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from hub.identity.fragments import HERE, PEOPLE, principal
from hub.identity.work import Work
from hub.kit.errors import NotFound

MOST = 100
"""How many are shown, the newest."""

# The administrators; where the person is the only one, every supervisor; where there is none, every other person.
_TELL = text(f"""
with other as (
  select p.id, case p.role when 'admin' then 1 when 'supervisor' then 2 else 3 end as rank
  {PEOPLE} where p.organisation = :org and p.kind = 'person' and p.id <> :principal and {HERE}
)
insert into notice (org, id, recipient, principal, device, at)
select :org, gen_random_uuid(), id, :principal, :device, :now from other where rank = (select min(rank) from other)
""")  # noqa: S608 - fragments of identity's
_MINE = text(f"""
select n.id, n.device, n.at, n.seen_at, p.label
from notice n {principal("p", "n.org", "n.principal")}
where n.org = :org and n.recipient = :me
order by n.at desc, n.id desc limit :most
""")  # noqa: S608 - fragments of identity's
_SEE = text("""
update notice set seen_at = coalesce(seen_at, :now) where org = :org and id = :id and recipient = :me returning id
""")


@dataclass(frozen=True)
class Notice:
    """Somebody (`label`: a role's name) signed in from a device that was not known."""

    id: UUID
    label: str
    device: str
    at: datetime
    seen_at: datetime | None


async def tell_a_second_person(
    session: AsyncSession, organisation: UUID, principal: UUID, *, device: str, now: datetime
) -> None:
    """Write a notice to each administrator but the person; see `_TELL` for where there is no other one."""
    await session.execute(_TELL, {"org": organisation, "principal": principal, "device": device, "now": now})


async def mine(work: Work) -> tuple[Notice, ...]:
    """What the caller was told, the newest first."""
    given = {"org": work.viewer.organisation, "me": work.viewer.principal, "most": MOST}
    rows = (await work.session.execute(_MINE, given)).all()
    return tuple(Notice(row.id, row.label, row.device, row.at, row.seen_at) for row in rows)


async def see(work: Work, notice: UUID) -> None:
    """Mark a notice of the caller's own as seen; raises `NotFound` for any other."""
    given = {"org": work.viewer.organisation, "id": notice, "me": work.viewer.principal, "now": work.now}
    if (await work.session.execute(_SEE, given)).one_or_none() is None:
        raise NotFound("notice")
