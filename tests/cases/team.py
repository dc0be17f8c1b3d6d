"""More than one person in an organisation, so that a case can be one's and not another's."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from uuid import UUID, uuid4

from hub.identity.permissions import ROLES, Role
from hub.identity.viewer import Viewer
from hub.identity.work import Work
from tests.parties import NOW, Parties, Party


def colleague(
    parties: Parties, party: Party, role: Role = Role.CASEWORKER, *, ended_at: datetime | None = None
) -> UUID:
    """Another member of the organisation."""
    id = uuid4()
    words = {"kind": "person", "role": role.value, "label": role.value, "created_at": NOW, "ended_at": ended_at}
    parties.insert("principal", id=id, organisation=party.id, **words)
    return id


@asynccontextmanager
async def work_of(
    parties: Parties, party: Party, principal: UUID, role: Role = Role.CASEWORKER, now: datetime = NOW
) -> AsyncIterator[Work]:
    """One unit of work as this member."""
    viewer = Viewer(party.id, principal, "test", role, ROLES[role])
    async with parties.web.transaction(party.id) as session:
        yield Work(session, viewer, now, parties.keys, parties.profiles)


def members(parties: Parties, case: UUID) -> set[UUID]:
    """Who is on the team now, as the administrator sees it."""
    return {
        one
        for (one,) in parties.rows(
            "select principal from case_team where case_file = %(c)s and ended_at is null", c=case
        )
    }


def lines(parties: Parties, object_id: UUID) -> list[tuple[str, UUID]]:
    """The verbs in the ledger about this object, with who did it, in order."""
    return parties.rows("select verb, principal from ledger_event where object = %(o)s order by at, id", o=object_id)
