"""One step puts somebody on what was received, or takes her off; what was taken on is never left to nobody."""

from uuid import UUID, uuid4

import pytest

from hub.identity.permissions import Role
from hub.kit.errors import Conflict, Invalid, NotFound
from hub.kit.pages import Page
from hub.received.assign import assign, unassign
from hub.received.lists import Team, teams
from hub.received.walls import lift, wall_off
from hub.referrals.accept import accept
from hub.referrals.repository import referral
from hub.releases.history import of_object
from hub.releases.holding import answer_holding
from hub.releases.provision import provisions
from hub.releases.questions import question, questions
from hub.releases.read import read
from hub.takedowns.repository import takedown
from hub.withdrawals.withdraw import ChangeOfMind, withdraw
from tests.parties import Parties
from tests.received.office import Member, Office, office
from tests.referrals.handoff import Handoff, handoff, offered
from tests.takedowns.removal import ACCOUNT, URL, removal, sent

pytestmark = pytest.mark.anyio
FIRST = Page()


@pytest.fixture
async def taken(parties: Parties) -> tuple[Handoff, Office, UUID]:
    """A referral that the first of an office accepted; nobody is walled off."""
    given = await handoff(parties)
    there, made = office(parties, given.lawyer, Role.LAWYER), await offered(parties, given)
    async with there.work(there.first) as work:
        await accept(work, made)
    return given, there, made


async def on(there: Office, made: UUID, member: Member) -> set[UUID]:
    """Who is on it, as this member sees it."""
    async with there.work(member) as work:
        return {one.principal for one in (await teams(work, [made])).get(made, Team()).assigned}


async def test_a_colleague_and_a_machine_read_what_they_were_assigned_to_and_nobody_after(
    taken: tuple[Handoff, Office, UUID],
) -> None:
    given, there, made = taken
    for member in (there.second, there.machine):
        async with there.work(there.first) as work:
            await assign(work, [made], member.principal, "help")
        async with there.work(member) as work:
            assert (await read(work, made, "packet")).object == made
        async with there.work(there.first) as work:
            await unassign(work, [made], member.principal)
        async with there.work(member) as work:
            with pytest.raises(NotFound):
                await read(work, made, "packet")

    async with there.work(there.first) as work:
        verbs = [one.verb for _, one in (await of_object(work, given.sender.id, made, FIRST)).items]
    assert verbs.count("received:assigned") == verbs.count("received:unassigned") == 2
    async with there.parties.work(given.sender) as work:
        seen = {one.verb for _, one in (await of_object(work, given.sender.id, made, FIRST)).items}
    assert not {verb for verb in seen if verb.startswith("received:")}


async def test_neither_machine_nor_administrator_nor_auditor_nor_a_stranger_assigns(
    taken: tuple[Handoff, Office, UUID], parties: Parties
) -> None:
    given, there, made = taken
    strangers = Member(given.sender, given.sender.principal, Role.CASEWORKER)
    for member in (there.machine, there.admin, there.auditor, strangers):
        async with there.work(member) as work:
            with pytest.raises(NotFound):
                await assign(work, [made], member.principal)
    async with there.work(there.second) as work:
        for whom in (there.admin.principal, there.auditor.principal):
            with pytest.raises(Conflict, match="cannot_be_assigned"):
                await assign(work, [made], whom)
        for whom in (given.sender.principal, uuid4()):
            with pytest.raises(NotFound, match="not_found:principal"):
                await assign(work, [made], whom)
        with pytest.raises(NotFound):
            await assign(work, [made, uuid4()])
        for objects in ([], [uuid4() for _ in range(101)]):
            with pytest.raises(Invalid):
                await assign(work, objects)
    assert await on(there, made, there.first) == {there.first.principal}


async def test_the_last_one_hands_over_before_she_leaves_what_was_taken_on(taken: tuple[Handoff, Office, UUID]) -> None:
    _, there, made = taken
    async with there.work(there.first) as work:
        with pytest.raises(Conflict, match="last_assigned"):
            await unassign(work, [made])
    async with there.work(there.second) as work:
        with pytest.raises(Conflict, match="assign_first"):
            await unassign(work, [made], there.first.principal)
    async with there.work(there.first) as work:
        await unassign(work, [made], instead=there.second.principal)

    assert await on(there, made, there.second) == {there.second.principal}
    async with there.work(there.first) as work:
        with pytest.raises(NotFound):
            await referral(work, made)


async def test_many_requests_are_assigned_at_once(parties: Parties) -> None:
    given = await removal(parties)
    there = office(parties, given.platform, Role.REVIEWER)
    made = [await sent(parties, given, items=[item]) for item in (URL, ACCOUNT)]

    async with there.work(there.first) as work:
        await assign(work, made, there.second.principal)
    async with there.work(there.second) as work:
        assert [(await takedown(work, one)).id for one in made] == made
    async with there.work(there.first) as work:
        with pytest.raises(NotFound, match="assign_first"):
            await takedown(work, made[0])


async def test_whoever_is_walled_off_meets_nothing_until_another_lifts_it(
    taken: tuple[Handoff, Office, UUID],
) -> None:
    given, there, made = taken
    async with there.work(there.first) as work:
        await assign(work, [made], there.walled.principal, "help")
        await wall_off(work, [made], there.walled.principal, "asked-by-the-assigned")
    async with there.work(there.walled) as work:
        for step in (assign(work, [made]), lift(work, [made], there.walled.principal), referral(work, made)):
            with pytest.raises(NotFound, match="not_found"):
                await step
        assert (await provisions(work, FIRST, side="taker")).items == ()
    async with there.work(there.second) as work:
        for refused in (
            lift(work, [made], there.walled.principal),
            wall_off(work, [made], there.first.principal, "asked-by-the-assigned"),
        ):
            with pytest.raises(Conflict, match="assign_first"):
                await refused
        with pytest.raises(Conflict, match="cannot_be_assigned"):
            await assign(work, [made], there.walled.principal)
    async with there.parties.work(given.sender) as work:
        (asked, *_) = (await withdraw(work, given.case, ChangeOfMind(given.lawyer.id))).holdings
    async with there.work(there.walled) as work:
        assert (await questions(work, FIRST, box="inbox")).items == ()
        with pytest.raises(NotFound, match="not_found"):
            await question(work, asked)
        with pytest.raises(NotFound, match="not_found"):
            await answer_holding(work, asked, "deleted")

    async with there.work(there.first) as work:
        await lift(work, [made], there.walled.principal)
    async with there.work(there.walled) as work:
        assert (await question(work, asked)).object == made
        with pytest.raises(NotFound, match="assign_first"):
            await answer_holding(work, asked, "deleted")
        await assign(work, [made])
        await answer_holding(work, asked, "deleted")


async def test_a_wall_that_would_leave_nobody_is_refused(parties: Parties) -> None:
    given = await handoff(parties)
    made = await offered(parties, given)
    async with parties.work(given.lawyer) as work:
        with pytest.raises(Conflict, match="nobody_else"):
            await wall_off(work, [made], None, "conflict-of-interest")
