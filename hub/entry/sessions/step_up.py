"""Showing again that it is you, before what a lent or stolen session must not do."""

from datetime import datetime
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from hub.audit.trail import record_own
from hub.audit.verbs import Verb
from hub.entry.handles import Handle
from hub.entry.sessions.rules import window
from hub.identity.entry_marks import change
from hub.identity.refusals import Unauthenticated

_LIVING = "t.created_at > :begun_after and t.seen_at > :noted_after"


async def step_up(session: AsyncSession, *, organisation: UUID, session_id: UUID, now: datetime) -> Handle:
    """Make the session fresh for five minutes; call it only once the person was checked anew in this transaction.

    The answer is the handle that the browser is to keep from now on: each proof of identity has a new secret, and the
    old one is worth nothing any more (ASVS 5, 7.2.4). Raises `Unauthenticated` where the session has ended meanwhile.
    """
    handle, limits = Handle.new(organisation, session_id), window(now)
    freshened = await change(
        session,
        "web_session",
        {"org": organisation, "id": session_id},
        {"fresh_at": now, "seen_at": now, "digest": handle.digest},
        at=now,
        only=_LIVING,
        given={"begun_after": limits.begun_after, "noted_after": limits.noted_after},
    )
    if not freshened:
        raise Unauthenticated
    (stay,) = freshened
    who: UUID = stay.principal
    record_own(session, Verb.SESSION_STEPPED_UP, org=organisation, principal=who, object_id=session_id, at=now)
    return handle
