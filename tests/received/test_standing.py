"""Every new request goes to a machine once two people who answer requests said so, and until one ends it."""

from uuid import UUID

import pytest

from hub.acts.decide import confirm
from hub.identity.permissions import ROLES, Role
from hub.kit.errors import HubError, NotFound, Refused
from hub.kit.pages import Page
from hub.received import standing, standing_machine
from hub.received.lists import teams
from hub.registry import ACTS
from hub.takedowns.queue import queue
from hub.takedowns.repository import takedown
from tests.acts.people import Person, working
from tests.parties import Parties
from tests.received.office import Member, Office, office
from tests.takedowns.removal import ACCOUNT, URL, Removal, removal, sent

pytestmark = pytest.mark.anyio


def at_the_page(member: Member) -> Person:
    """The member as one who has just signed in."""
    return Person(member.party, member.principal, member.role, ROLES[member.role])


async def asked_for(there: Office) -> UUID:
    """The first asks for the machine to stand."""
    async with working(there.parties, at_the_page(there.first)) as work:
        return await standing_machine.ask(work, ACTS, there.machine.principal)


async def queued(there: Office) -> list[UUID]:
    """What the machine's own queue shows."""
    async with there.work(there.machine) as work:
        return [one.id for _, one in (await queue(work, Page())).items]


@pytest.fixture
async def here(parties: Parties) -> tuple[Removal, Office]:
    given = await removal(parties)
    return given, office(parties, given.platform, Role.REVIEWER)


async def test_a_new_request_goes_to_the_machine_after_two_people_said_so(here: tuple[Removal, Office]) -> None:
    given, there = here
    before, act = await sent(there.parties, given, items=[URL]), await asked_for(there)
    for member in (there.first, there.admin, there.machine):
        async with working(there.parties, at_the_page(member), fresh=member is not there.machine) as work:
            with pytest.raises(HubError):
                await confirm(work, ACTS, act)
    assert await queued(there) == []

    async with working(there.parties, at_the_page(there.second)) as work:
        await confirm(work, ACTS, act)
    made = await sent(there.parties, given, items=[ACCOUNT])
    async with there.work(there.machine) as work:
        assert (await takedown(work, made)).id == made
        assert [(one.principal, one.how) for one in (await teams(work, [made]))[made].assigned] == [
            (there.machine.principal, "standing")
        ]
        with pytest.raises(NotFound):
            await takedown(work, before)
    assert await queued(there) == [made]


async def test_one_person_ends_it_and_no_machine_does(here: tuple[Removal, Office]) -> None:
    given, there = here
    act = await asked_for(there)
    async with working(there.parties, at_the_page(there.second)) as work:
        await confirm(work, ACTS, act)
    async with there.work(there.machine) as work:
        with pytest.raises(NotFound):
            await standing.end(work, there.machine.principal)
    async with there.work(there.second) as work:
        await standing.end(work, there.machine.principal)
    await sent(there.parties, given)
    assert await queued(there) == []


async def test_only_a_machine_of_ones_own_can_stand(here: tuple[Removal, Office]) -> None:
    given, there = here
    for whom in (there.second.principal, there.admin.principal, given.sender.principal):
        async with working(there.parties, at_the_page(there.first)) as work:
            with pytest.raises(Refused):
                await standing_machine.ask(work, ACTS, whom)
