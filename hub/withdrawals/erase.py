"""What is destroyed when its day has come."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import text

from hub.identity.work import Work
from hub.releases import cut as releases

_DUE = text("""
select coalesce(destroy_at, readable_until) from release
where id = :id and sender = :org and destroyed_at is null
""")


async def destroy_when_due(work: Work, release_id: UUID) -> datetime | None:
    """Destroy the release whose day has come; answers the day where it lies ahead.

    A release that was cut goes on the day set then; one that was not, or whose cut was undone, when its reading ends.
    """
    given = {"id": release_id, "org": work.viewer.organisation}
    destroy_at = (await work.session.execute(_DUE, given)).scalar_one_or_none()
    if destroy_at is None or destroy_at > work.now:
        return destroy_at
    await releases.destroy(work, [release_id])
    return None
