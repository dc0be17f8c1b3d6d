"""Somebody is taken in as it must be done: one asks and has the link, another confirms and has the code."""

from datetime import datetime
from uuid import UUID, uuid4

from hub.registry import ACTS

from hub.acts.decide import confirm
from hub.entry.acts import member_admission
from hub.entry.acts.member_admission import AskedIn
from hub.entry.handles import Handle
from hub.entry.invitations.invite import Invited
from hub.identity.permissions import ROLES, Role
from hub.identity.viewer import Viewer
from tests.parties import Parties


def at_work(organisation: UUID, principal: UUID, role: Role) -> Viewer:
    """Somebody who has just signed in."""
    return Viewer(organisation, principal, "test", role, ROLES[role], session=uuid4(), fresh=True)


async def invited_by_two(
    parties: Parties, organisation: UUID, role: Role, label: str, now: datetime, *, asker: UUID | None = None
) -> Invited:
    """Link and code of an invitation that can be opened. `asker`: an administrator; one more where none is named."""
    asks = at_work(organisation, asker or parties.person_in(organisation, Role.ADMIN), Role.ADMIN)
    async with parties.work_of(asks, now) as work:
        asked = await member_admission.ask(work, ACTS, role, label)
    return await confirmed_by_another(parties, organisation, asked, role, now)


async def confirmed_by_another(
    parties: Parties, organisation: UUID, asked: AskedIn, role: Role, now: datetime
) -> Invited:
    """By a colleague of no higher rank than is needed: administrators are told of much."""
    rank = Role.ADMIN if role is Role.ADMIN else Role.SUPERVISOR
    second = at_work(organisation, parties.person_in(organisation, rank), rank)
    async with parties.work_of(second, now) as work:
        shown = await confirm(work, ACTS, asked.act)
    link = Handle.parse(asked.link)
    assert link is not None
    return Invited(link, shown["code"], datetime.fromisoformat(shown["until"]))
