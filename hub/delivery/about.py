"""The newest message of one kind about a referral or request: whether something was told of it beside its first."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import text

from hub.delivery.lists import ListedMessage, deliveries_by_id
from hub.identity.work import Work

_NEWEST = text("""
select id from delivery where sender = :org and object = :object and event = any(:events)
order by created_at desc, id desc limit 1
""")


async def newest_about(work: Work, object_id: UUID, events: Collection[str]) -> ListedMessage | None:
    """The viewer's newest message of these events about it; None where there is none, or outside the team.

    Two statements at most.
    """
    given = {"org": work.viewer.organisation, "object": object_id, "events": sorted(events)}
    id = (await work.session.execute(_NEWEST, given)).scalar_one_or_none()
    return None if id is None else (await deliveries_by_id(work, (id,))).get(id)
