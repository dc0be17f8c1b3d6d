"""The day on which the keys of what was cut go, moved by the sender: nobody reads again by that."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import text

from hub.cases.fragments import from_any
from hub.identity.work import Work

_OF_WITHDRAWAL = text(f"""
select release.id from {from_any("origin")}
join release on release.object = origin.object and release.sender = origin.org
where origin.org = :org and origin.case_file = :case and release.cut_at = :at and release.destroyed_at is null
  and (cast(:recipient as uuid) is null or origin.recipient = :recipient)
order by release.id
""")  # noqa: S608 - fragments of other rooms'
_CUT = f"""
select release.id from {from_any("origin")}
join release on release.object = origin.object and release.sender = origin.org
where origin.org = :org and origin.case_file = :case and release.destroyed_at is null
  and (cast(:recipient as uuid) is null or origin.recipient = :recipient) and $condition
order by release.id
"""  # noqa: S608 - fragments of other rooms'
_CUT_UNTIL = text(_CUT.replace("$condition", "release.cut_at <= :at"))
_BEYOND = text(_CUT.replace("$condition", "release.cut_at is not null and release.destroy_at > :at"))
_POSTPONE = text("""
update release set destroy_at = :until
where id = any(:ids) and sender = :org and cut_at is not null and destroyed_at is null
""")


async def cut_at(work: Work, case_id: UUID, recipient: UUID | None, at: datetime) -> tuple[UUID, ...]:
    """What of this case was cut at that instant, for one recipient or all, and still has its keys. One statement."""
    given = {"org": work.viewer.organisation, "case": case_id, "recipient": recipient, "at": at}
    return tuple((await work.session.execute(_OF_WITHDRAWAL, given)).scalars())


async def cut_until(work: Work, case_id: UUID, recipient: UUID | None, at: datetime) -> tuple[UUID, ...]:
    """What of this case was cut at that instant or before it, and still has its keys. One statement."""
    given = {"org": work.viewer.organisation, "case": case_id, "recipient": recipient, "at": at}
    return tuple((await work.session.execute(_CUT_UNTIL, given)).scalars())


async def keys_beyond(work: Work, case_id: UUID, recipient: UUID | None, at: datetime) -> tuple[UUID, ...]:
    """What of this case was cut and is to keep its keys for longer than to that instant. One statement."""
    given = {"org": work.viewer.organisation, "case": case_id, "recipient": recipient, "at": at}
    return tuple((await work.session.execute(_BEYOND, given)).scalars())


async def postpone(work: Work, release_ids: Sequence[UUID], until: datetime) -> None:
    """Let the keys of these go at `until`, earlier or later than was set. What was not cut is left alone.

    One statement. Whoever calls this schedules the destruction.
    """
    given = {"ids": list(release_ids), "org": work.viewer.organisation, "until": until}
    await work.session.execute(_POSTPONE, given)
