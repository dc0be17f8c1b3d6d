"""What the hub must do by itself at an instant: expire, remind, destroy.

Kinds are words of the rooms above ("referral.expire", "release.destroy", …); `hub.worker` knows who answers to each.
"""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import text

from hub.identity.work import Work

_SCHEDULE = text("""
insert into due (org, object, kind, at) values (:org, :object, :kind, :at)
on conflict (org, object, kind) do update set at = excluded.at, leased_until = null
""")
_SCHEDULE_ALL = text("""
insert into due (org, object, kind, at)
select :org, object, :kind, :at from unnest(cast(:objects as uuid[])) as o(object)
on conflict (org, object, kind) do update set at = excluded.at, leased_until = null
""")
_UNSCHEDULE = text("""
delete from due where org = :org and object = any(:objects) and (cast(:kind as text) is null or kind = :kind)
""")


async def schedule(work: Work, object_id: UUID, kind: str, at: datetime) -> None:
    """Have `kind` done to the object at `at`; a second call for the same moves the instant."""
    await work.session.execute(
        _SCHEDULE, {"org": work.viewer.organisation, "object": object_id, "kind": kind, "at": at}
    )


async def unschedule(work: Work, object_ids: Collection[UUID], kind: str | None = None) -> None:
    """Forget what was to be done to these objects: of one kind, or of every kind."""
    await work.session.execute(
        _UNSCHEDULE, {"org": work.viewer.organisation, "objects": list(object_ids), "kind": kind}
    )


async def schedule_all(work: Work, object_ids: Collection[UUID], kind: str, at: datetime) -> None:
    """The same for several objects; one statement."""
    await work.session.execute(
        _SCHEDULE_ALL, {"org": work.viewer.organisation, "objects": list(object_ids), "kind": kind, "at": at}
    )
