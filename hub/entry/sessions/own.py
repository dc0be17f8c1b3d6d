"""Where somebody is signed in: the caller's own sessions and nobody else's."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import text

from hub.entry.sessions.rules import is_alive
from hub.identity.work import Work

MOST = 100

_MINE = text("""
select id, device, method, created_at, seen_at from web_session
where org = :org and principal = :me
order by created_at desc, id desc limit :most
""")


@dataclass(frozen=True)
class OwnSession:
    """One session of the caller's. `current`: the one by which this was asked."""

    id: UUID
    device: str
    method: str
    created_at: datetime
    seen_at: datetime
    current: bool


async def mine(work: Work) -> tuple[OwnSession, ...]:
    """The caller's living sessions, the newest first."""
    viewer = work.viewer
    given = {"org": viewer.organisation, "me": viewer.principal, "most": MOST}
    rows = (await work.session.execute(_MINE, given)).all()
    return tuple(
        OwnSession(row.id, row.device, row.method, row.created_at, row.seen_at, row.id == viewer.session)
        for row in rows
        if is_alive(row.created_at, row.seen_at, work.now)
    )
