"""Accepting an invitation with a passkey: link and code first, then the passkey, and the person is signed in."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

import hub.entry.sessions.begin
from hub.entry.handles import Handle
from hub.entry.invitations.accept import Open, Taken, accept, not_open, prove
from hub.entry.passkeys import register
from hub.entry.passkeys.ceremonies import CeremonyPurpose, handle_in, take
from hub.entry.passkeys.responses import Odd, Registration, read_registration
from hub.entry.passkeys.site import Site
from hub.entry.passkeys.user_handles import UserHandle
from hub.entry.sessions.begin import SessionBegun
from hub.kit.db import Database
from hub.kit.ids import new_id


@dataclass(frozen=True)
class OfferedPasskey:
    """What the invitation is to, and the JSON for `navigator.credentials.create` that takes it up."""

    invitation: Open
    options: str = field(repr=False)


async def begin(database: Database, site: Site, link: str, code: str, now: datetime) -> OfferedPasskey:
    """Show the invitation to whoever has link and code, with a challenge for a passkey of five minutes.

    Raises `Refused("invitation_not_open")`; a wrong code is counted before it is refused.
    """
    handle = Handle.parse(link)
    if handle is None:
        raise not_open()
    async with database.transaction(handle.organisation) as session:
        offered = await _offered(session, site, handle, code, now)
    if offered is None:
        raise not_open()
    return offered


async def _offered(
    session: AsyncSession, site: Site, handle: Handle, code: str, now: datetime
) -> OfferedPasskey | None:
    found = await prove(session, handle, code, now)
    if found is None:
        return None
    whose = UserHandle(handle.organisation, found.principal or new_id())
    return OfferedPasskey(found, await register.begin(session, site, whose, found.label, now, invitation=handle.id))


async def finish(
    database: Database, site: Site, credential: str, *, device: str, known: Handle | None, now: datetime
) -> SessionBegun:
    """Make the person a member, or let them back in, keep the passkey, and begin a session: all of it or nothing.

    The challenge inside the credential says which invitation was shown; nobody gets one without link and code. Raises
    `Invalid("passkey_refused")`, and `Refused("invitation_not_open")` where it was taken up or ended meanwhile.
    """
    try:
        answer = read_registration(credential)
    except Odd as error:
        raise register.refused() from error
    challenge = handle_in(answer.challenge)
    if challenge is None:
        raise register.refused()
    async with database.transaction(challenge.organisation) as session:
        asked = await take(session, challenge, "register", now)
        if asked is None or asked.invitation is None:
            raise register.refused()
        await _join(session, site, answer, asked, asked.invitation, device, now)
        return await hub.entry.sessions.begin.begin_session(
            session,
            organisation=asked.whose.organisation,
            principal=asked.whose.principal,
            method="passkey",
            device=device,
            known=known,
            now=now,
        )


async def _join(
    session: AsyncSession,
    site: Site,
    answer: Registration,
    asked: CeremonyPurpose,
    invitation: UUID,
    device: str,
    now: datetime,
) -> None:
    async def by(session: AsyncSession, member: UUID) -> None:
        if member != asked.whose.principal:
            raise register.refused()
        await register.finish(session, site, answer, asked.whose, device, now)

    taken = Taken(asked.whose.organisation, invitation)
    await accept(session, taken, by, now, principal=asked.whose.principal)
