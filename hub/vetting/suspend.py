"""A member stopped and let go on: nothing comes in or leaves in its name meanwhile, and nothing of it is lost."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from hub.audit import trail
from hub.audit.verbs import Verb
from hub.identity import organisations
from hub.kit.errors import Conflict, Invalid, NotFound, Reason
from hub.pairs.lock import hold_all
from hub.vetting import peers

SuspendedFor = Literal["security", "agreement", "request"]
"""Somebody may have broken in; an agreement was broken; it asked for it itself."""
SuspensionKind = Literal["security", "administrative"]
"""`security`: nobody there is to be trusted now. `administrative`: its people are who they were."""


def kind(why: SuspendedFor) -> SuspensionKind:
    """What a suspension for this reason is: only a security reason means that its people may not be themselves."""
    return "security" if why == "security" else "administrative"


def suspending_reasons(
    why: SuspendedFor, since: datetime | None, now: datetime, peer: UUID | None = None
) -> tuple[Reason, ...]:
    """Why the instant from which nothing is trusted cannot stand: it lies ahead, or its people are trusted.

    Nobody decides in their place then either: `peer` cannot be named.
    """
    trusted = kind(why) == "administrative"
    found = [Reason("out_of_range", "since")] if since is not None and (since > now or trusted) else []
    found += [Reason("out_of_range", "peer")] if peer is not None and trusted else []
    return tuple(found)


async def suspend(
    session: AsyncSession,
    organisation: UUID,
    why: SuspendedFor,
    now: datetime,
    *,
    since: datetime | None = None,
    peer: UUID | None = None,
) -> None:
    """Stop a member: every door asks `hub.identity.membership.MEMBER` at the next request and the next lease.

    `peer`: for security, the support group that decides for it meanwhile; one that vouched for it where not given.
    `since`: for security, the instant from which nothing that it released is trusted; now where it is not known. Holds
    all pairs of this member, so that no acceptance and no send begins after the commit. An administrative suspension
    can become one for security. Raises `Invalid`, `NotFound("organisation")`, and `Conflict` where it is suspended.
    """
    against = suspending_reasons(why, since, now, peer)
    if against:
        raise Invalid(*against)
    await hold_all(session, organisation)
    before = await organisations.hold(session, organisation)
    if before is not None and (before == why or kind(why) == "administrative"):
        raise Conflict(Reason("wrong_move", "organisation"))
    decides = await peers.found(session, organisation, peer, now) if kind(why) == "security" else None
    await organisations.suspend(session, organisation, why, now, since, decides)
    await trail.record_of_operator(
        session, Verb.ORGANISATION_SUSPENDED, org=organisation, object_id=organisation, at=now
    )


async def name_peer(session: AsyncSession, organisation: UUID, peer: UUID, now: datetime) -> None:
    """Name another support group that decides for a member suspended for security.

    What the one before has not answered is asked of it within a minute; what it did answer stands.
    Raises `NotFound` for `organisation` where it is not suspended so, and for `peer` as `suspend` does.
    """
    if await organisations.hold(session, organisation) != "security":
        raise NotFound("organisation")
    decides = await peers.found(session, organisation, peer, now)
    await organisations.name_peer(session, organisation, decides)
    await trail.record_of_operator(
        session, Verb.ORGANISATION_PEER_NAMED, org=organisation, object_id=organisation, at=now
    )


async def resume(session: AsyncSession, organisation: UUID, now: datetime) -> None:
    """Let it go on: what waited is sent, unless it was withdrawn or expired meanwhile.

    Raises `NotFound("organisation")`, and `Conflict` where it is not suspended.
    """
    await hold_all(session, organisation)
    if await organisations.hold(session, organisation) is None:
        raise Conflict(Reason("wrong_move", "organisation"))
    await organisations.resume(session, organisation)
    await trail.record_of_operator(session, Verb.ORGANISATION_RESUMED, org=organisation, object_id=organisation, at=now)
