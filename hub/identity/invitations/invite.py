"""Inviting somebody: a link and a code, which go two different ways; each alone opens nothing."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlmodel.ext.asyncio.session import AsyncSession

from hub.audit.trail import record_of_operator, record_own
from hub.audit.verbs import Verb
from hub.identity.entry_marks import signed
from hub.identity.handles import Handle
from hub.identity.invitations.codes import fingerprint, in_groups, new_digits
from hub.identity.invitations.rules import LIFETIME
from hub.identity.permissions import Role
from hub.identity.work import Work
from hub.kit.db import SET_ORGANISATION
from hub.kit.errors import Invalid, NotFound, Reason, Refused

LONGEST_LABEL = 80

_SWEEP = text("delete from invitation where org = :org and until <= :now")
_MAKE = text("""
insert into invitation
  (org, id, principal, role, label, digest, code, wrong, invited_by, created_at, until, entry_state, entry_mark)
values (:org, :id, :principal, :role, :label, :digest, :code, 0, :invited_by, :created_at, :until, :entry_state,
  :entry_mark)
""")
# Whoever was let go counts: letting go is an act of the operator's, too, and must not make room for her own.
_HAD_ADMIN = text("""
select 1 from principal where organisation = :org and role = 'admin' and kind = 'person' limit 1
""")


@dataclass(frozen=True)
class Wanted:
    """What an invitation is to: a role under a label, or back to being `principal`, who has both already."""

    role: Role
    label: str
    principal: UUID | None = None


@dataclass(frozen=True)
class Invited:
    """What the inviter is shown once and the hub does not keep: the link's handle, and the code for the telephone."""

    link: Handle = field(repr=False)
    code: str = field(repr=False)
    until: datetime

    @property
    def id(self) -> UUID:
        """The invitation's own id."""
        return self.link.id


async def invite(work: Work, role: Role, label: str) -> Invited:
    """Invite somebody into the caller's organisation, for 72 hours; three statements with the ledger's.

    `label`: a role's or a desk's name, never a person's. Raises `Invalid` for a label that is none.
    """
    viewer = work.viewer
    await work.session.execute(_SWEEP, {"org": viewer.organisation, "now": work.now})
    return await bind(work, Wanted(role, checked_label(label)))


async def bind(work: Work, wanted: Wanted) -> Invited:
    """The invitation itself, in the caller's name and with its line in the ledger."""
    viewer = work.viewer
    invited = await _make(work.session, viewer.organisation, wanted, viewer.principal, work.now)
    us, who = viewer.organisation, viewer.principal
    record_own(work.session, Verb.INVITATION_MADE, org=us, principal=who, object_id=invited.id, at=work.now)
    return invited


async def invite_first(session: AsyncSession, organisation: UUID, label: str, now: datetime) -> Invited:
    """The operator's: invite an organisation's first administrator.

    A line in the organisation's ledger says so, in nobody's name. Raises `Refused("has_admin")` where there ever was
    an administrator, `Invalid` for a label that is none, `NotFound`.
    """
    await session.execute(SET_ORGANISATION, {"org": str(organisation)})
    if (await session.execute(_HAD_ADMIN, {"org": organisation})).one_or_none() is not None:
        raise Refused(Reason("has_admin"))
    try:
        invited = await _make(session, organisation, Wanted(Role.ADMIN, checked_label(label)), None, now)
    except IntegrityError as error:
        raise NotFound("organisation") from error
    await record_of_operator(session, Verb.INVITATION_MADE, org=organisation, object_id=invited.id, at=now)
    return invited


def checked_label(label: str) -> str:
    """The label without spaces around it; raises `Invalid` where nothing is left or it is too long."""
    kept = label.strip()
    if not kept:
        raise Invalid(Reason("required", "label"))
    if len(kept) > LONGEST_LABEL:
        raise Invalid(Reason("too_long", "label"))
    return kept


async def _make(
    session: AsyncSession, organisation: UUID, wanted: Wanted, invited_by: UUID | None, now: datetime
) -> Invited:
    digits = new_digits()
    invited = Invited(Handle.new(organisation), in_groups(digits), now + LIFETIME)
    given = {
        "org": organisation,
        "id": invited.id,
        "principal": wanted.principal,
        "role": wanted.role.value,
        "label": wanted.label,
        "digest": invited.link.digest,
        "code": fingerprint(invited.link.secret, digits),
        "invited_by": invited_by,
        "created_at": now,
        "until": invited.until,
    }
    await session.execute(_MAKE, signed(session, "invitation", given))
    return invited
