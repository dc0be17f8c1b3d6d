"""Everything, destroyed now; and what is destroyed when its seven days are over."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import text

from hub.identity.work import Work
from hub.releases import cut as releases
from hub.withdrawals.withdraw import Acknowledged, Change, withdraw

_DUE = text("""
select coalesce(destroy_at, readable_until) from release
where id = :id and sender = :org and destroyed_at is null
""")


async def everything(work: Work, case_id: UUID, *, recall: bool = False) -> Acknowledged:
    """Take consent back from everybody and destroy every released copy that the hub keeps, in this transaction.

    The case itself stays with its own organisation until its retention ends; what recipients fetched is asked back.
    """
    return await withdraw(work, case_id, Change(None, "now", recall))


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
