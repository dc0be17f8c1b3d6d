"""What is destroyed when its day has come."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import text

from hub.delivery import due
from hub.identity.work import Work
from hub.releases import cut, holding
from hub.releases.fragments import from_releases
from hub.withdrawals.remind import FIRST_AFTER, REMIND

_DUE = text(f"""
select coalesce(destroy_at, kept_until, readable_until) as at,
  cut_at is null and kind = 'packet' and opened_at is not null as kept
{from_releases("r")} where id = :id and sender = :org and destroyed_at is null
""")


async def destroy_when_due(work: Work, release_id: UUID) -> datetime | None:
    """Destroy the release whose day has come; answers the day where it lies ahead.

    A release that was cut goes on the day set then; one that was not, or whose cut was undone, when its reading ends:
    then whoever kept it until now is asked what became of it.
    """
    given = {"id": release_id, "org": work.viewer.organisation}
    row = (await work.session.execute(_DUE, given)).one_or_none()
    if row is None:
        return None
    at: datetime = row.at
    if at > work.now:
        return at
    asked = await holding.ask(work, [(release_id, "all")]) if row.kept else ()
    await cut.destroy(work, [release_id])
    if asked:
        await due.schedule_all(work, asked, REMIND, work.now + FIRST_AFTER)
    return None
