"""The day on which the keys of what was cut go, moved by the sender: nobody reads again by that."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import text

from hub.identity.work import Work

_OF_WITHDRAWAL = text("""
select release.id from origin join release on release.object = origin.object and release.sender = origin.org
where origin.org = :org and origin.case_file = :case and release.cut_at = :at and release.destroyed_at is null
  and (cast(:recipient as uuid) is null or origin.recipient = :recipient)
order by release.id
""")
_POSTPONE = text("""
update release set destroy_at = :until
where id = any(:ids) and sender = :org and cut_at is not null and destroyed_at is null
""")


async def cut_at(work: Work, case_id: UUID, recipient: UUID | None, at: datetime) -> tuple[UUID, ...]:
    """What of this case was cut at that instant, for one recipient or all, and still has its keys. One statement."""
    given = {"org": work.viewer.organisation, "case": case_id, "recipient": recipient, "at": at}
    return tuple((await work.session.execute(_OF_WITHDRAWAL, given)).scalars())


async def postpone(work: Work, release_ids: Sequence[UUID], until: datetime) -> None:
    """Let the keys of these go at `until`, earlier or later than was set. What was not cut is left alone.

    One statement. Whoever calls this schedules the destruction.
    """
    given = {"ids": list(release_ids), "org": work.viewer.organisation, "until": until}
    await work.session.execute(_POSTPONE, given)
