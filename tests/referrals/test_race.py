"""A withdrawal against the other side's steps at the same instant: it always succeeds, and afterwards nobody reads."""

from asyncio import gather
from collections.abc import Awaitable, Callable
from uuid import UUID

import pytest

from hub.exchange.packets import Kind
from hub.identity.work import Work
from hub.kit.errors import HubError, NotFound
from hub.referrals.accept import accept
from hub.referrals.reject import reject
from hub.referrals.reroute import reroute
from hub.releases.read import read
from hub.withdrawals.narrow import narrow
from hub.withdrawals.withdraw import Change, withdraw
from tests.depth import deep
from tests.parties import Parties, Party
from tests.referrals.handoff import both_lists, handoff, next_lawyer, offered

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
ROUNDS = deep(10, 200)
Step = Callable[[Work], Awaitable[object]]


async def tried(parties: Parties, party: Party, step: Step) -> bool:
    """Whether the step was taken; refused is fine, a fault of the database is not."""
    try:
        async with parties.work(party) as work:
            await step(work)
    except HubError:
        return False
    return True


@pytest.mark.parametrize("answer", ["accept", "reject"])
async def test_a_withdrawal_against_an_answer_leaves_nothing_to_read(parties: Parties, answer: str) -> None:
    for _ in range(ROUNDS):
        handed = await handoff(parties)
        made = await offered(parties, handed)

        async def answered(work: Work, made: UUID = made) -> None:
            await (accept(work, made) if answer == "accept" else reject(work, made, reason="other"))

        async def withdrawn(work: Work, case: UUID = handed.case) -> None:
            await withdraw(work, case, Change(None))

        took = await gather(tried(parties, handed.sender, withdrawn), tried(parties, handed.lawyer, answered))

        assert took[0]
        kinds: tuple[Kind, ...] = ("offer", "packet")
        for kind in kinds:
            async with parties.work(handed.lawyer) as work:
                with pytest.raises(NotFound):
                    await read(work, made, kind)
        shown = {status for _, status in both_lists(parties, made)}
        assert shown in ({"cancelled"}, {"rejected"})


async def test_a_withdrawal_from_everybody_against_a_reroute_never_waits_in_a_ring(parties: Parties) -> None:
    for _ in range(ROUNDS):
        handed = await handoff(parties)
        made = await offered(parties, handed)
        second = await next_lawyer(parties, handed.sender, handed.case)

        async def rerouted(work: Work, made: UUID = made, second: Party = second) -> None:
            await reroute(work, made, second.id, narrow=narrow)

        async def withdrawn(work: Work, case: UUID = handed.case) -> None:
            await withdraw(work, case, Change(None))

        took = await gather(tried(parties, handed.sender, withdrawn), tried(parties, handed.sender, rerouted))

        assert took[0]
        open_ones = "select from referral where sender = %(o)s and status in ('requested', 'received', 'accepted')"
        assert parties.rows(open_ones, o=handed.sender.id) == []
