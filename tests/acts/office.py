"""One human and the identities that she makes for herself: what she does, as the hub lets her."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import sqlmodel.ext.asyncio.session
from sqlalchemy.ext.asyncio import AsyncSession

from hub.acts.act import ShownToBoth
from hub.acts.decide import confirm
from hub.entry.acts import access_recovery, member_admission, role_change
from hub.entry.acts.member_admission import AskedIn
from hub.entry.invitations.accept import accept, look
from hub.identity.permissions import Role
from hub.identity.work import Work
from hub.registry import ACTS
from tests.parties import NOW, Parties, Party
from tests.taking_in import at_work

LATER = NOW + timedelta(days=4)
"""When nobody of those who come in now is new any more."""


@dataclass
class Office:
    """An organisation with one administrator, whom the operator let in."""

    parties: Parties
    party: Party
    admin: UUID
    now: datetime = NOW
    roles: dict[UUID, Role] = field(default_factory=dict)

    @asynccontextmanager
    async def work(self, who: UUID) -> AsyncIterator[Work]:
        viewer = at_work(self.party.id, who, self.roles.get(who, Role.ADMIN))
        async with self.parties.work_of(viewer, self.now) as work:
            yield work

    async def ask(self, who: UUID, role: Role, label: str = "窓口") -> AskedIn:
        async with self.work(who) as work:
            return await member_admission.ask(work, ACTS, role, label)

    async def ask_back(self, who: UUID, lost: UUID) -> AskedIn:
        async with self.work(who) as work:
            return await access_recovery.ask(work, ACTS, lost)

    async def ask_role(self, who: UUID, member: UUID, role: Role) -> UUID:
        async with self.work(who) as work:
            return await role_change.ask(work, ACTS, member, role, reason="人が足りない。")

    async def confirm(self, who: UUID, act: UUID) -> ShownToBoth:
        async with self.work(who) as work:
            return await confirm(work, ACTS, act)

    async def take_up(self, link: str, code: str, role: Role) -> UUID:
        """Whoever has link and code comes in, or back."""
        found = await look(self.parties.web, link, code, self.now)

        async def by(_session: AsyncSession, _member: UUID) -> None:
            return

        async with self.parties.web.transaction(self.party.id) as session:
            who = await accept(_as_ours(session), found.taken, by, self.now)
        self.roles[who] = role
        return who

    def puppet(self, by: UUID, role: Role, confirmed_by: UUID | None = None) -> UUID:
        """Somebody whom she alone let in, as it could be done before two people were needed."""
        made = uuid4()
        words = {"kind": "person", "role": role.value, "label": role.value}
        whose = {"let_in_by": by, "let_in_with": confirmed_by}
        since = self.now - timedelta(days=30)
        self.parties.insert("principal", id=made, organisation=self.party.id, created_at=since, **words, **whose)
        self.roles[made] = role
        return made

    def colleague(self, role: Role) -> UUID:
        """Another human being, at whom somebody outside has looked."""
        made = self.parties.person(self.party, role)
        self.roles[made] = role
        return made


def _as_ours(
    session: AsyncSession | sqlmodel.ext.asyncio.session.AsyncSession,
) -> sqlmodel.ext.asyncio.session.AsyncSession:
    assert isinstance(session, sqlmodel.ext.asyncio.session.AsyncSession)
    return session


def office(parties: Parties) -> Office:
    """With nobody but its administrator; whom `parties` makes besides is let go."""
    party = parties.organisation()
    parties.change("principal", party.principal, ended_at=NOW)
    return Office(parties, party, parties.person(party, Role.ADMIN))
