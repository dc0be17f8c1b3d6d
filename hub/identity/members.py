"""The people and machines of one's own organisation: who they are, and letting somebody go."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from hub.audit.trail import record_own
from hub.audit.verbs import Verb
from hub.identity.entry_marks import change
from hub.identity.work import Work
from hub.kit.errors import NotFound, Reason, Refused
from hub.kit.pages import Page, Position, Slice
from hub.kit.rows import by_name

_LISTED = text("""
select id, kind, role, label, created_at from principal
where organisation = :org and (ended_at is null or ended_at > :now)
  and (cast(:at as timestamptz) is null or (created_at, id) > (cast(:at as timestamptz), cast(:after as uuid)))
order by created_at, id limit :limit
""")
# Locked in one order: of two administrators who let each other go, one stays.
_ADMINS = text("""
select id from principal
where organisation = :org and role = 'admin' and kind = 'person' and (ended_at is null or ended_at > :now)
order by id for no key update
""")
_PERSON = """
select label, role from principal
where organisation = :org and id = :member and kind = 'person' and (ended_at is null or ended_at > :now)
"""
_READ, _HELD = text(_PERSON), text(_PERSON + "for no key update")
_NEEDS_A_WORD = "t.kind = 'person' and not t.let_in_outside and (t.ended_at is null or t.ended_at > :now)"
_STILL = "t.ended_at is null or t.ended_at > :now"


@dataclass(frozen=True)
class Member:
    """A person or machine; `label` is a role's or machine's name, never a person's."""

    id: UUID
    kind: str
    role: str
    label: str
    created_at: datetime


async def listed(work: Work, page: Page) -> Slice[Member]:
    """The organisation's people and machines, whoever came first at the top; one statement."""
    after = page.after
    given = {"org": work.viewer.organisation, "now": work.now, "limit": page.limit}
    given |= {"at": after.at if after else None, "after": after.object if after else None}
    rows = (await work.session.execute(_LISTED, given)).all()
    found = [Member(row.id, row.kind, row.role, row.label, row.created_at) for row in rows]
    return Slice.of(found, page, lambda one: Position(one.created_at, one.id))


async def end_member(work: Work, principal: UUID) -> None:
    """Let somebody of the caller's organisation go: every token, session and passkey is worth nothing from now on.

    The database itself deletes what they signed in with (`principal_let_go`). Raises `NotFound`, and
    `Refused("last_admin")` where nobody would be left to invite and let go.
    """
    viewer = work.viewer
    if await is_last_admin(work, principal):
        raise Refused(Reason("last_admin", "member"))
    us = {"organisation": viewer.organisation, "id": principal}
    if not await change(work.session, "principal", us, {"ended_at": work.now}, at=work.now, only=_STILL):
        raise NotFound("member")
    record_own(
        work.session,
        Verb.MEMBER_ENDED,
        org=viewer.organisation,
        principal=viewer.principal,
        object_id=principal,
        at=work.now,
    )


async def is_last_admin(work: Work, principal: UUID) -> bool:
    """Whether nobody but this person keeps members; the administrators are held until the transaction ends."""
    place = {"org": work.viewer.organisation, "now": work.now}
    admins = (await work.session.execute(_ADMINS, place)).scalars().all()
    return list(admins) == [principal]


@dataclass(frozen=True)
class Person:
    """One of the organisation's people, still here. `label`: the name of her work."""

    label: str
    role: str


async def person(work: Work, member: UUID, *, held: bool = False) -> Person | None:
    """One person of the viewer's organisation; None for a machine and for whoever is gone. One statement.

    `held`: nobody else changes her until the transaction ends.
    """
    given = {"org": work.viewer.organisation, "member": member, "now": work.now}
    row = (await work.session.execute(_HELD if held else _READ, given)).one_or_none()
    return None if row is None else by_name(Person, row)


async def change_role(work: Work, member: UUID, role: str, *, rises: bool) -> None:
    """Give her this role from now on; `rises`: it may do something more. Two people have said so (`hub.acts`)."""
    which = {"organisation": work.viewer.organisation, "id": member}
    risen = {"risen_at": work.now} if rises else {}
    await change(work.session, "principal", which, {"role": role, "role_since": work.now, **risen}, at=work.now)


async def vouch(session: AsyncSession, organisation: UUID, member: UUID, now: datetime) -> bool:
    """Note that somebody outside vouches for this person; False where she needs it not, or is none of theirs."""
    which, word = {"organisation": organisation, "id": member}, {"let_in_outside": True, "let_in_with": None}
    return bool(await change(session, "principal", which, word, at=now, only=_NEEDS_A_WORD))
