"""Accepting an invitation: the link and the code together show it, and a way to sign in is bound to it at once."""

import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from hub.audit.trail import record_own
from hub.audit.verbs import Verb
from hub.entry.handles import Handle
from hub.entry.invitations.codes import fingerprint, normalised
from hub.entry.invitations.rules import is_guessed_out
from hub.identity.entry_marks import CountedRow, checked, entry, gone
from hub.identity.fragments import PEOPLE, is_member, organisation
from hub.identity.membership import MEMBER
from hub.identity.people import Admission, come_in
from hub.identity.permissions import Role
from hub.kit.db import Database
from hub.kit.errors import Reason, Refused
from hub.kit.ids import new_id
from hub.kit.logs import record

By = Callable[[AsyncSession, UUID], Awaitable[object]]
"""Binds a way to sign in to the principal, in the same transaction: a passkey, or an account at a provider."""

# By the word of two who are both still here: a confirmation may be committed while she who gave it is let go.
_STANDS = f"""(i.confirmed_at is not null and not exists (
  select {PEOPLE}
  where p.organisation = i.org and p.id in (i.invited_by, i.confirmed_by) and p.ended_at <= :now))"""
# Locked, so that tries at once are counted one after the other.
_HOLD = text(f"""
select {entry("invitation", "i")} as invitation, i.label, i.wrong, o.name, o.name_en
from invitation i {organisation("o", "i.org")}
where i.org = :org and i.id = :id and i.digest = :digest and i.until > :now and {_STANDS} and {MEMBER}
for update of i
""")  # noqa: S608 - fragments of identity's
_WRONG = text("update invitation set wrong = :wrong where org = :org and id = :id")
_END = text(f"delete from invitation i where org = :org and id = :id returning {entry('invitation', 'i')}")  # noqa: S608
# Of several at once one gets the row: the others find none. The operator's own (by nobody) is good for the first
# administrator alone, however many she made.
_TAKE = text(f"""
delete from invitation i
where i.org = :org and i.id = :id and i.until > :now and {_STANDS} and {is_member("i.org")}
  and (i.invited_by is not null or not exists (
    select {PEOPLE} where p.organisation = i.org and p.kind = 'person' and p.role = 'admin'))
returning {entry("invitation", "i")} as invitation, i.label
""")  # noqa: S608 - fragments of identity's


@dataclass(frozen=True)
class Taken:
    """Which invitation is taken up: its link and its code were both shown."""

    organisation: UUID
    invitation: UUID


@dataclass(frozen=True)
class Open:
    """What such an invitation is to. `principal`: who comes back; None for somebody new."""

    taken: Taken
    principal: UUID | None
    role: Role
    label: str
    until: datetime
    name: str
    name_en: str


async def look(database: Database, link: str, code: str, now: datetime) -> Open:
    """What the invitation is to; raises `Refused("invitation_not_open")`, alike for all that is wrong with either.

    Five wrong codes end the invitation: a try is committed before it is refused.
    """
    handle = Handle.parse(link)
    if handle is None:
        raise not_open()
    async with database.transaction(handle.organisation) as session:
        found = await prove(session, handle, code, now)
    if found is None:
        raise not_open()
    return found


async def prove(session: AsyncSession, handle: Handle, code: str, now: datetime) -> Open | None:
    """The same within a transaction of the handle's organisation, which must be committed also where this is None.

    What is no code at all, a digit too few, is refused without being counted: it guesses nothing.
    """
    place, digits = {"org": handle.organisation, "id": handle.id}, normalised(code)
    row = (await session.execute(_HOLD, {**place, "digest": handle.digest, "now": now})).one_or_none()
    read = checked(session, "invitation", row.invitation) if row else None
    if row is None or read is None or digits is None:
        return None
    if not secrets.compare_digest(read.code, fingerprint(handle.secret, digits)):
        await _count(session, handle, row.wrong + 1, now)
        return None
    taken = Taken(handle.organisation, handle.id)
    return Open(taken, read.principal, Role(read.role), row.label, read.until, row.name, row.name_en)


async def accept(session: AsyncSession, taken: Taken, by: By, now: datetime, *, principal: UUID | None = None) -> UUID:
    """Take the invitation up: the person is a member from now on, and `by` binds how they sign in; the principal's id.

    `taken`: the invitation that `look` or `prove` showed to this same browser; it may have been kept on the server
    meanwhile. In a transaction of its organisation. `principal`: the id that somebody new is to have, where it had to
    be known before. Raises `Refused("invitation_not_open")` where it was used or ended meanwhile, and what `by` raises.
    """
    given = {"org": taken.organisation, "id": taken.invitation, "now": now}
    row = (await session.execute(_TAKE, given)).one_or_none()
    taken_up = await gone(session, "invitation", [row.invitation], now) if row else []
    if row is None or not taken_up:
        raise not_open()
    (read,) = taken_up
    member: UUID | None = read.principal
    if member is None:
        member = principal or new_id()
        await come_in(session, member, _admission(taken, read, row.label), now)
    await by(session, member)
    us, what = taken.organisation, taken.invitation
    record_own(session, Verb.INVITATION_ACCEPTED, org=us, principal=member, object_id=what, at=now)
    return member


def _admission(taken: Taken, read: CountedRow, label: str) -> Admission:
    return Admission(
        organisation=taken.organisation,
        role=Role(read.role),
        label=label,
        by=read.invited_by,
        confirmed_by=read.confirmed_by,
        is_from_outside=bool(read.outside),
        act=read.act,
    )


def not_open() -> Refused:
    """The one answer to a wrong link, a wrong code, and an invitation that is used, ended or over."""
    record("invitation.refused")
    return Refused(Reason("invitation_not_open"))


async def _count(session: AsyncSession, handle: Handle, wrong: int, now: datetime) -> None:
    place = {"org": handle.organisation, "id": handle.id}
    if not is_guessed_out(wrong):
        await session.execute(_WRONG, {**place, "wrong": wrong})
        return
    await gone(session, "invitation", (await session.execute(_END, place)).scalars().all(), now)
    record_own(session, Verb.INVITATION_ENDED, org=handle.organisation, principal=None, object_id=handle.id, at=now)
