"""Invitations that nobody has taken up yet: seen and ended by an administrator."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import text

from hub.audit.trail import record_own
from hub.audit.verbs import Verb
from hub.identity.entry_marks import entry, gone
from hub.identity.work import Work
from hub.kit.errors import NotFound

MOST = 100
"""How many are shown, the newest."""

_LISTED = text("""
select id, role, label, principal is not null as comes_back, created_at, until, confirmed_at is null as waits
from invitation
where org = :org and until > :now order by created_at desc, id desc limit :most
""")
_END_OF_ACT = text(f"delete from invitation i where org = :org and act = :act returning {entry('invitation', 'i')}")  # noqa: S608
_END = text(f"delete from invitation i where org = :org and id = :id returning {entry('invitation', 'i')}")  # noqa: S608


@dataclass(frozen=True)
class OpenInvitation:
    """An invitation that nobody took up. `comes_back`: for a member who lost every passkey.

    `waits`: for the second person, and nobody can open it before that.
    """

    id: UUID
    role: str
    label: str
    comes_back: bool
    created_at: datetime
    until: datetime
    waits: bool


async def listed(work: Work) -> tuple[OpenInvitation, ...]:
    """The organisation's open invitations, the newest first."""
    given = {"org": work.viewer.organisation, "now": work.now, "most": MOST}
    rows = (await work.session.execute(_LISTED, given)).all()
    return tuple(OpenInvitation(r.id, r.role, r.label, r.comes_back, r.created_at, r.until, r.waits) for r in rows)


async def end(work: Work, invitation: UUID) -> None:
    """End an invitation: its link and its code are worth nothing any more. Raises `NotFound`."""
    viewer = work.viewer
    ended = (await work.session.execute(_END, {"org": viewer.organisation, "id": invitation})).scalars().all()
    if not ended:
        raise NotFound("invitation")
    await gone(work.session, "invitation", ended, work.now)
    record_own(
        work.session,
        Verb.INVITATION_ENDED,
        org=viewer.organisation,
        principal=viewer.principal,
        object_id=invitation,
        at=work.now,
    )


async def end_of_act(work: Work, act: UUID) -> Sequence[UUID]:
    """End the invitations for which this act of two people stands, which was declined; their ids."""
    ended = (await work.session.execute(_END_OF_ACT, {"org": work.viewer.organisation, "act": act})).scalars().all()
    return [one.id for one in await gone(work.session, "invitation", ended, work.now)]
