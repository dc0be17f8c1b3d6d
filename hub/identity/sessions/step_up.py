"""Showing again that it is you, before what a lent or stolen session must not do."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from hub.audit.trail import record_own
from hub.audit.verbs import Verb
from hub.identity.handles import Handle
from hub.identity.sessions.rules import window
from hub.identity.tokens import Unauthenticated

_FRESHEN = text("""
update web_session set fresh_at = :now, seen_at = :now, digest = :digest
where org = :org and id = :id and created_at > :begun_after and seen_at > :noted_after returning principal
""")


async def step_up(session: AsyncSession, *, organisation: UUID, session_id: UUID, now: datetime) -> Handle:
    """Make the stay fresh for five minutes; call it only once the person was checked anew in this transaction.

    The answer is the handle that the browser is to keep from now on: each proof of identity has a new secret, and the
    old one is worth nothing any more (ASVS 5, 7.2.4). Raises `Unauthenticated` where the stay has ended meanwhile.
    """
    handle, limits = Handle.new(organisation, session_id), window(now)
    given = {"org": organisation, "id": session_id, "digest": handle.digest, "now": now}
    given |= {"begun_after": limits.begun_after, "noted_after": limits.noted_after}
    principal = (await session.execute(_FRESHEN, given)).scalar_one_or_none()
    if principal is None:
        raise Unauthenticated
    record_own(session, Verb.SESSION_STEPPED_UP, org=organisation, principal=principal, object_id=session_id, at=now)
    return handle
