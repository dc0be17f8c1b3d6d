"""Signing in: a new session with a new secret, and word to a second person where the device is new."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from hub.audit.trail import record_own
from hub.audit.verbs import Verb
from hub.entry.handles import Handle
from hub.entry.sessions.devices import recognise
from hub.entry.sessions.models import WebSession
from hub.entry.sessions.rules import TAKES_UP, window
from hub.identity.entry_marks import sign

SessionMethod = Literal["passkey", "provider", "demo"]

# Sessions that were left without signing out, once nobody sends a form any more that was written in them.
_SWEEP = text("delete from web_session where org = :org and (created_at <= :begun_after or seen_at <= :noted_after)")


@dataclass(frozen=True)
class SessionBegun:
    """What the browser is to keep: the session's handle, and the device's, None where it keeps that already."""

    handle: Handle
    device: Handle | None


async def begin_session(
    session: AsyncSession,
    *,
    organisation: UUID,
    principal: UUID,
    method: SessionMethod,
    device: str,
    known: Handle | None,
    now: datetime,
) -> SessionBegun:
    """Begin a stay for a person whose sign-in was checked just now, in the transaction of that organisation.

    `device`: a coarse label (`devices.coarse`); `known`: what the browser keeps of earlier sign-ins, believed only as
    far as its secret is known here. The secret is always new: a cookie from before signing in is worth nothing
    afterwards. A provider may have let somebody in without asking anything, so that session is not fresh.
    """
    limits = window(now - TAKES_UP)
    swept = {"org": organisation, "begun_after": limits.begun_after, "noted_after": limits.noted_after}
    await session.execute(_SWEEP, swept)
    handle = Handle.new(organisation)
    stay = WebSession(
        org=organisation,
        id=handle.id,
        principal=principal,
        digest=handle.digest,
        method=method,
        device=device,
        created_at=now,
        seen_at=now,
        fresh_at=None if method == "provider" else now,
    )
    session.add(sign(session, stay))
    record_own(session, Verb.SESSION_BEGUN, org=organisation, principal=principal, object_id=handle.id, at=now)
    await session.flush()
    return SessionBegun(handle, await recognise(session, organisation, principal, known=known, device=device, now=now))
