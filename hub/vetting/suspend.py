"""A member stopped and let go on: nothing comes in or leaves in its name meanwhile, and nothing of it is lost."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from hub.audit import trail
from hub.audit.verbs import Verb
from hub.kit.errors import Conflict, NotFound, Reason

Why = Literal["security", "agreement", "request"]
"""Somebody may have broken in; an agreement was broken; it asked for it itself."""

_HOLD = text("select suspended_at from organisation where id = :id for update")
_SUSPEND = text("update organisation set suspended_at = :now, suspended_for = :why where id = :id")
_RESUME = text("update organisation set suspended_at = null, suspended_for = null where id = :id")


async def suspend(session: AsyncSession, organisation: UUID, why: Why, now: datetime) -> None:
    """Stop a member: every door asks `hub.identity.membership.MEMBER` at the next request and the next lease.

    Raises `NotFound("organisation")`, and `Conflict` where it is suspended already.
    """
    await _hold(session, organisation, suspended=False)
    await session.execute(_SUSPEND, {"id": organisation, "why": why, "now": now})
    await trail.record_of_operator(
        session, Verb.ORGANISATION_SUSPENDED, org=organisation, object_id=organisation, at=now
    )


async def resume(session: AsyncSession, organisation: UUID, now: datetime) -> None:
    """Let it go on: what waited is sent, unless it was withdrawn or expired meanwhile.

    Raises `NotFound("organisation")`, and `Conflict` where it is not suspended.
    """
    await _hold(session, organisation, suspended=True)
    await session.execute(_RESUME, {"id": organisation})
    await trail.record_of_operator(session, Verb.ORGANISATION_RESUMED, org=organisation, object_id=organisation, at=now)


async def _hold(session: AsyncSession, organisation: UUID, *, suspended: bool) -> None:
    """Keep others off the row until the end; raises where it does not stand as the act needs it."""
    row = (await session.execute(_HOLD, {"id": organisation})).one_or_none()
    if row is None:
        raise NotFound("organisation")
    if (row.suspended_at is not None) is not suspended:
        raise Conflict(Reason("wrong_move", "organisation"))
