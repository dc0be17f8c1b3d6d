"""What happened to a referral or request, as both sides see it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import text

from hub.identity.work import Work
from hub.kit.rows import by_name

_TIMELINE = text("""
select status, reason, actor, at from move where object = :object and version > :after order by version
""")


@dataclass(frozen=True)
class Step:
    """One change of status. `actor`: the organisation, None for the hub itself."""

    status: str
    reason: str | None
    actor: UUID | None
    at: datetime


async def timeline(work: Work, object_id: UUID, *, after: int = 0) -> tuple[Step, ...]:
    """The steps of this object, oldest first; drafts are the sender's alone. One statement.

    `after`: only those that were made after this version of it.
    """
    rows = (await work.session.execute(_TIMELINE, {"object": object_id, "after": after})).all()
    return tuple(by_name(Step, row) for row in rows)
