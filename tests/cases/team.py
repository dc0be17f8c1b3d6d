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
    return parties.person(party, role, ended_at=ended_at)


def put_on_team(parties: Parties, party: Party, case: UUID, principal: UUID) -> None:
    """Let this member work on the case, as a supervisor would have done."""
    told = {"principal": principal, "added_by": party.principal, "added_at": NOW}
    parties.insert("case_team", id=uuid4(), org=party.id, case_file=case, **told)


@asynccontextmanager
async def work_of(
    parties: Parties, party: Party, principal: UUID, role: Role = Role.CASEWORKER, now: datetime = NOW
) -> AsyncIterator[Work]:
    """One unit of work as this member."""
    async with parties.work_of(Viewer(party.id, principal, "test", role, ROLES[role]), now) as work:
        yield work


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
    return parties.rows(
        "select verb, principal from ledger_event where object = %(o)s and verb !~ '^(case:opened|fact:|evidence:)'"
        " order by at, id",
        o=object_id,
    )
