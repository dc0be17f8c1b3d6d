"""An office of several people and a machine, which received something."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from hub.identity.permissions import ROLES, Role
from hub.identity.viewer import Viewer
from hub.identity.work import Work
from hub.received.assign import assign
from hub.received.walls import wall_off
from tests.parties import NOW, Parties, Party


@dataclass(frozen=True)
class Member:
    """Somebody of an office, and what she may do."""

    party: Party
    principal: UUID
    role: Role


@dataclass(frozen=True)
class Office:
    """`first` is the one who is assigned in each story; `walled` is kept out of what it is about."""

    parties: Parties
    first: Member
    second: Member
    walled: Member
    machine: Member
    admin: Member
    auditor: Member

    @asynccontextmanager
    async def work(self, member: Member, now: datetime = NOW) -> AsyncIterator[Work]:
        """One unit of work as this member."""
        viewer = Viewer(member.party.id, member.principal, "test", member.role, ROLES[member.role])
        async with self.parties.work_of(viewer, now) as work:
            yield work

    def others(self) -> dict[str, Member]:
        """Everybody who is not assigned."""
        names = ("second", "walled", "machine", "admin", "auditor")
        return {name: getattr(self, name) for name in names}

    async def take(self, object_id: UUID) -> None:
        """The first takes it, and walls her colleague off."""
        async with self.work(self.first) as work:
            await assign(work, [object_id])
            await wall_off(work, [object_id], self.walled.principal, "asked-by-the-assigned")

    def lines_of(self, member: Member) -> list[tuple[str]]:
        """The verbs that the ledger has of this member."""
        return self.parties.rows(
            "select verb from ledger_event where principal = %(p)s order by at", p=member.principal
        )


def office(parties: Parties, party: Party, role: Role) -> Office:
    """Three people who answer, a machine that could, an administrator and an auditor."""

    def one(of: Role) -> Member:
        return Member(party, parties.person(party, of), of)

    first = Member(party, party.principal, role)
    return Office(
        parties, first, one(role), one(role), machine(parties, party, role), one(Role.ADMIN), one(Role.AUDITOR)
    )


def machine(parties: Parties, party: Party, role: Role) -> Member:
    """A machine of this role."""
    made = uuid4()
    words = {"kind": "machine", "role": role.value, "label": "desk"}
    parties.insert("principal", id=made, organisation=party.id, created_at=NOW, **words)
    return Member(party, made, role)
