"""Inviting somebody: a link and a code, which go two different ways; each alone opens nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlmodel.ext.asyncio.session import AsyncSession

from hub.audit.trail import record_of_operator, record_own
from hub.audit.verbs import Verb
from hub.entry.handles import Handle
from hub.entry.invitations.codes import fingerprint, in_groups, new_digits
from hub.entry.invitations.rules import LIFETIME
from hub.identity.entry_marks import signed
from hub.identity.fragments import PEOPLE
from hub.identity.permissions import Role
from hub.identity.work import Work
from hub.kit.db import SET_ORGANISATION
from hub.kit.errors import Invalid, NotFound, Reason, Refused

LONGEST_LABEL = 80

_SWEEP = text("delete from invitation where org = :org and until <= :now")
_MAKE = text("""
insert into invitation (org, id, principal, role, label, digest, code, wrong, invited_by, created_at, until, act,
  to_outside, confirmed_at, outside, entry_state, entry_mark)
values (:org, :id, :principal, :role, :label, :digest, :code, 0, :invited_by, :created_at, :until, :act, :to_outside,
  :confirmed_at, :outside, :entry_state, :entry_mark)
""")
# Whoever was let go counts: letting go is an act of the operator's, too, and must not make room for her own.
_HAD_ADMIN = text(f"select 1 {PEOPLE} where p.organisation = :org and p.role = 'admin' and p.kind = 'person' limit 1")


@dataclass(frozen=True)
class InvitationWanted:
    """What an invitation is to: a role under a label, or back to being `principal`, who has both already."""

    role: Role
    label: str
    principal: UUID | None = None


@dataclass(frozen=True)
class PreparedInvitation:
    """A link and the digits of its code, before either was given to anybody."""

    link: Handle = field(repr=False)
    digits: str = field(repr=False)

    @property
    def id(self) -> UUID:
        """The invitation's own id."""
        return self.link.id


@dataclass(frozen=True)
class WhoseInvitation:
    """On whose word an invitation waits: the act of two people, and whether nobody inside could confirm it."""

    act: UUID
    to_outside: bool


@dataclass(frozen=True)
class Invited:
    """What the operator is shown once and the hub does not keep: the link's handle, and the code for the telephone."""

    link: Handle = field(repr=False)
    code: str = field(repr=False)
    until: datetime

    @property
    def id(self) -> UUID:
        """The invitation's own id."""
        return self.link.id


def new(organisation: UUID) -> PreparedInvitation:
    """A link and a code that nobody has seen yet."""
    return PreparedInvitation(Handle.new(organisation), new_digits())


async def prepare(
    work: Work, wanted: InvitationWanted, made: PreparedInvitation, whose: WhoseInvitation, until: datetime
) -> None:
    """Keep an invitation that nobody can open yet, in the caller's name; with its line in the ledger.

    `until`: by when it must be confirmed.
    """
    viewer = work.viewer
    us, who = viewer.organisation, viewer.principal
    await work.session.execute(_SWEEP, {"org": us, "now": work.now})
    asked = {
        "invited_by": who,
        "act": whose.act,
        "to_outside": whose.to_outside,
        "confirmed_at": None,
        "outside": False,
    }
    await _make(work.session, us, wanted, made, {**asked, "created_at": work.now, "until": until})
    record_own(work.session, Verb.INVITATION_MADE, org=us, principal=who, object_id=made.id, at=work.now)


async def invite_first(session: AsyncSession, organisation: UUID, label: str, now: datetime) -> Invited:
    """The operator's: invite an organisation's first administrator.

    A line in the organisation's ledger says so, in nobody's name. Raises `Refused("has_admin")` where there ever was
    an administrator, `Invalid` for a label that is none, `NotFound`.
    """
    await session.execute(SET_ORGANISATION, {"org": str(organisation)})
    if (await session.execute(_HAD_ADMIN, {"org": organisation})).one_or_none() is not None:
        raise Refused(Reason("has_admin"))
    made, until = new(organisation), now + LIFETIME
    word = {"invited_by": None, "act": None, "to_outside": False, "confirmed_at": now, "outside": True}
    whole = {**word, "created_at": now, "until": until}
    try:
        await _make(session, organisation, InvitationWanted(Role.ADMIN, checked_label(label)), made, whole)
    except IntegrityError as error:
        raise NotFound("organisation") from error
    await record_of_operator(session, Verb.INVITATION_MADE, org=organisation, object_id=made.id, at=now)
    return Invited(made.link, in_groups(made.digits), until)


def checked_label(label: str) -> str:
    """The label without spaces around it; raises `Invalid` where nothing is left or it is too long."""
    kept = label.strip()
    if not kept:
        raise Invalid(Reason("required", "label"))
    if len(kept) > LONGEST_LABEL:
        raise Invalid(Reason("too_long", "label"))
    return kept


async def _make(
    session: AsyncSession,
    organisation: UUID,
    wanted: InvitationWanted,
    made: PreparedInvitation,
    rest: Mapping[str, object],
) -> None:
    given = {
        "org": organisation,
        "id": made.id,
        "principal": wanted.principal,
        "role": wanted.role.value,
        "label": wanted.label,
        "digest": made.link.digest,
        "code": fingerprint(made.link.secret, made.digits),
    }
    await session.execute(_MAKE, signed(session, "invitation", {**given, **rest}))
