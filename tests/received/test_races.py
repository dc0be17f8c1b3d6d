"""Somebody is taken off or walled off while she reads and answers: from its commit on she reads and changes nothing."""

import asyncio
from uuid import UUID

import pytest

from hub.identity.permissions import Role
from hub.kit.errors import Conflict, NotFound
from hub.received.assign import assign, unassign
from hub.received.lists import teams
from hub.received.opening import Approach, approach
from hub.received.walls import wall_off
from hub.referrals.accept import accept
from hub.referrals.moves import engage, move
from hub.referrals.repository import referral
from hub.releases.read import read
from hub.takedowns import moves
from hub.takedowns.repository import takedown
from tests.depth import deep
from tests.parties import NOW, Parties
from tests.received.office import Office, office
from tests.referrals.handoff import handoff, offered
from tests.takedowns.removal import removal, sent

pytestmark = pytest.mark.anyio


@pytest.fixture
async def taken(parties: Parties) -> tuple[Office, UUID]:
    """A referral that two of an office are on."""
    given = await handoff(parties)
    there, made = office(parties, given.lawyer, Role.LAWYER), await offered(parties, given)
    async with there.work(there.first) as work:
        await accept(work, made)
        await assign(work, [made], there.second.principal)
    return there, made


async def test_whoever_was_let_in_reads_and_changes_nothing_after_the_wall(taken: tuple[Office, UUID]) -> None:
    there, made = taken
    async with there.work(there.second) as work:
        found = await referral(work, made)
        async with there.work(there.first) as other:
            await wall_off(other, [made], there.second.principal, "asked-by-the-assigned")
        with pytest.raises(NotFound):
            await read(work, made, "packet")
        with pytest.raises(Conflict, match="stale"):
            await move(work, found, "in-progress")
        with pytest.raises(Conflict, match="stale"):
            await engage(work, found, "engaged", NOW.date(), None)


async def test_whoever_was_let_in_answers_nothing_after_she_was_taken_off(parties: Parties) -> None:
    given = await removal(parties)
    there, made = office(parties, given.platform, Role.REVIEWER), await sent(parties, given)
    async with there.work(there.first) as work:
        await assign(work, [made])
        await assign(work, [made], there.second.principal)
    async with there.work(there.second) as work:
        found = await takedown(work, made)
        async with there.work(there.first) as other:
            await unassign(other, [made], there.second.principal)
        with pytest.raises(NotFound):
            await read(work, made, "packet")
        with pytest.raises(Conflict, match="stale"):
            await moves.move(work, found, "accepted")


async def test_whom_her_other_tab_put_on_it_meanwhile_is_told_to_look_again(parties: Parties) -> None:
    given = await removal(parties)
    made = await sent(parties, given)
    async with parties.work(given.platform) as work:
        assert await approach(work, made) is Approach.TAKEN
    async with parties.work(given.platform) as work:
        assert await approach(work, made) is Approach.TAKEN
        assert (await takedown(work, made)).assigned


@pytest.mark.slow
async def test_of_two_who_leave_at_once_one_stays(taken: tuple[Office, UUID]) -> None:
    there, made = taken
    for _ in range(deep(4, 40)):
        async with there.work(there.walled) as work:
            await assign(work, [made], there.first.principal)
            await assign(work, [made], there.second.principal)

        async def leave(member: str) -> bool:
            async with there.work(getattr(there, member)) as work:
                try:
                    await unassign(work, [made])
                except Conflict:
                    return False
            return True

        assert sorted(await asyncio.gather(leave("first"), leave("second"))) == [False, True]
        async with there.work(there.walled) as work:
            assert len((await teams(work, [made]))[made].assigned) == 1
