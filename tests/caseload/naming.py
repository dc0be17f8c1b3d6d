"""Cases with names, for tests of who finds and reads them."""

from collections.abc import Sequence
from uuid import UUID

from hub.caseload.filters import Wanted
from hub.caseload.lists import cases
from hub.cases.lists import CaseRow
from hub.identity.permissions import Role
from hub.intake.name_case import name_case
from hub.kit.pages import Page
from tests.cases.team import work_of
from tests.consultations import consultation
from tests.parties import NOW, Parties, Party

TOLD = {"call_name": "ミナ"}
NAME = "図書の件 ひまわり"


async def named(parties: Parties, ngo: Party, name: str | None = NAME, principal: UUID | None = None) -> UUID:
    """A case of this member with this name."""
    case = await consultation(parties, ngo, TOLD)
    async with work_of(parties, ngo, principal or ngo.principal) as work:
        await name_case(work, case, name=name)
    return case


async def seen(
    parties: Parties, ngo: Party, principal: UUID, search: str | None = None, role: Role = Role.CASEWORKER
) -> list[UUID]:
    """The cases that she finds."""
    async with work_of(parties, ngo, principal, role) as work:
        found = await cases(work, Page(100), Wanted(), search)
    return [row.id for _, row in found.items]


async def pages(parties: Parties, ngo: Party, wanted: Wanted, size: int) -> Sequence[list[CaseRow]]:
    """Every page of a list as its first member sees it."""
    found, page, more = [], Page(size), True
    while more:
        async with parties.work(ngo, NOW) as work:
            part = await cases(work, page, wanted)
        found.append([row for _, row in part.items])
        more = part.more
        page = Page(size, part.items[-1][0]) if part.items else page
    return found
