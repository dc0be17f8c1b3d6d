"""Ending stays: one's own, one of them, all others, or all of somebody who is let go."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from hub.audit.trail import record_own
from hub.audit.verbs import Verb
from hub.identity.work import Work
from hub.kit.errors import NotFound

_ONE = text("delete from web_session where org = :org and id = :id and principal = :me returning id")
_KNOWN = text("select id from web_session where org = :org and principal = :me and id = :id")
_OTHERS = text("delete from web_session where org = :org and principal = :me and id <> :id returning id")
_ALL = text("delete from web_session where principal = :principal returning org, id")


async def end(work: Work, session_id: UUID) -> None:
    """End one of the caller's own sessions, this one or another; raises `NotFound` for anybody else's."""
    given = {"org": work.viewer.organisation, "id": session_id, "me": work.viewer.principal}
    ended = (await work.session.execute(_ONE, given)).scalars().all()
    if not ended:
        raise NotFound("session")
    _record(work, ended)


async def end_own(work: Work) -> None:
    """Sign out: end the session by which the caller asks. Whoever comes with a token has none: nothing happens."""
    if work.viewer.session is not None:
        await end(work, work.viewer.session)


async def end_others(work: Work, keep: UUID) -> int:
    """End every session of the caller but this one of their own; how many there were. Raises `NotFound`."""
    given = {"org": work.viewer.organisation, "id": keep, "me": work.viewer.principal}
    if (await work.session.execute(_KNOWN, given)).one_or_none() is None:
        raise NotFound("keep")
    ended = (await work.session.execute(_OTHERS, given)).scalars().all()
    _record(work, ended)
    return len(ended)


async def end_all(session: AsyncSession, principal: UUID, now: datetime, *, by: UUID | None = None) -> int:
    """End every session of this person of the transaction's organisation; how many there were. `by`: who did it."""
    ended = (await session.execute(_ALL, {"principal": principal})).all()
    for row in ended:
        record_own(session, Verb.SESSION_ENDED, org=row.org, principal=by, object_id=row.id, at=now)
    return len(ended)


def _record(work: Work, ended: Sequence[UUID]) -> None:
    viewer = work.viewer
    for id in ended:
        record_own(
            work.session,
            Verb.SESSION_ENDED,
            org=viewer.organisation,
            principal=viewer.principal,
            object_id=id,
            at=work.now,
        )
