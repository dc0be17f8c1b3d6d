"""A withdrawal against the other side's steps at the same instant: it always succeeds, and afterwards nobody reads."""

from asyncio import create_task, gather, sleep
from collections.abc import Awaitable, Callable
from uuid import UUID

import pytest

from hub.exchange.packets import PacketKind
from hub.identity.work import Work
from hub.kit.errors import HubError, NotFound
from hub.received.assign import assign
from hub.referrals.accept import accept
from hub.referrals.cancel import cancel
from hub.referrals.offer import offer
from hub.referrals.reject import reject
from hub.referrals.reroute import reroute
from hub.releases.read import read
from hub.releases.repeat_reason import AskedBeforeError
from hub.withdrawals.narrow import narrow
from hub.withdrawals.withdraw import ChangeOfMind, withdraw
from tests.again import AGAIN
from tests.depth import deep
from tests.parties import Parties, Party
from tests.racing import Seen
from tests.referrals.handoff import both_lists, handoff, next_lawyer, offered

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
ROUNDS = deep(10, 200)
A_MOMENT = 0.3
"""Longer than a conflict takes that waits for nobody (seconds)."""
Step = Callable[[Work], Awaitable[object]]


async def tried(parties: Parties, party: Party, step: Step, head_start: float = 0) -> bool:
    """Whether the step was taken; refused is fine, a fault of the database is not."""
    await sleep(max(0.0, head_start))
    try:
        async with parties.work(party) as work:
            await step(work)
    except HubError:
        return False
    return True


@pytest.mark.parametrize("answer", ["accept", "reject"])
async def test_a_withdrawal_against_an_answer_leaves_nothing_to_read(parties: Parties, answer: str) -> None:
    seen = Seen()
    for _ in range(ROUNDS):
        handed, lead = await handoff(parties), seen.head_start()
        made = await offered(parties, handed)

        async def answered(work: Work, made: UUID = made) -> None:
            await (accept(work, made) if answer == "accept" else reject(work, made, reason="other"))

        async def withdrawn(work: Work, case: UUID = handed.case) -> None:
            await withdraw(work, case, ChangeOfMind(None))

        took = await gather(
            tried(parties, handed.sender, withdrawn, -lead), tried(parties, handed.lawyer, answered, lead)
        )

        seen.note(came=took[1])
        assert took[0]
        kinds: tuple[PacketKind, ...] = ("offer", "packet")
        for kind in kinds:
            async with parties.work(handed.lawyer) as work:
                with pytest.raises(NotFound):
                    await read(work, made, kind)
        shown = {status for _, status in both_lists(parties, made)}
        assert shown in ({"cancelled"}, {"rejected"})
    seen.both_came()


async def test_a_withdrawal_from_everybody_against_a_reroute_never_waits_in_a_ring(parties: Parties) -> None:
    seen = Seen()
    for _ in range(ROUNDS):
        handed, lead = await handoff(parties), seen.head_start()
        made = await offered(parties, handed)
        second = await next_lawyer(parties, handed.sender, handed.case)

        async def rerouted(work: Work, made: UUID = made, second: Party = second) -> None:
            await reroute(work, made, second.id, narrow=narrow)

        async def withdrawn(work: Work, case: UUID = handed.case) -> None:
            await withdraw(work, case, ChangeOfMind(None))

        took = await gather(
            tried(parties, handed.sender, withdrawn, -lead), tried(parties, handed.sender, rerouted, lead)
        )

        seen.note(came=took[1])
        assert took[0]
        open_ones = "select from referral where sender = %(o)s and status in ('requested', 'received', 'accepted')"
        assert parties.rows(open_ones, o=handed.sender.id) == []
    seen.both_came()


async def test_an_offer_that_is_under_way_ends_with_a_conflict_of_interest_that_is_said_meanwhile(
    parties: Parties,
) -> None:
    """Whoever offers it has not seen the conflict; whoever comes after it has, and must give a reason."""
    handed = await handoff(parties)
    first = await offered(parties, handed)

    async def conflicted(work: Work) -> None:
        await reject(work, first, reason="conflict-of-interest")

    async with parties.work(handed.sender) as work:
        second = await offer(work, handed.wanted(duplicate_reason=AGAIN))
        saying = create_task(tried(parties, handed.lawyer, conflicted))
        await sleep(A_MOMENT)
    said = await saying

    assert said
    assert {status for made in (first, second) for _, status in both_lists(parties, made)} == {"rejected", "cancelled"}
    for made in (first, second):
        with pytest.raises(NotFound):
            async with parties.work(handed.lawyer) as work:
                await read(work, made, "offer")
        with pytest.raises(HubError):
            async with parties.work(handed.lawyer) as work:
                await accept(work, made)
    with pytest.raises(AskedBeforeError):
        await offered(parties, handed)


async def test_a_conflict_of_interest_counts_though_a_colleague_accepts_meanwhile(parties: Parties) -> None:
    handed = await handoff(parties)
    made = await offered(parties, handed)
    async with parties.work(handed.lawyer) as work:
        await assign(work, [made])  # or the second one would wait for the first to be put on it

    async def conflicted(work: Work) -> None:
        await cancel(work, made, reason="conflict-of-interest", narrow=narrow)

    async with parties.work(handed.lawyer) as work:
        await accept(work, made)
        saying = create_task(tried(parties, handed.lawyer, conflicted))
        await sleep(A_MOMENT)
    said = await saying

    assert said
    assert {status for _, status in both_lists(parties, made)} == {"cancelled"}
    with pytest.raises(NotFound):
        async with parties.work(handed.lawyer) as work:
            await read(work, made, "packet")
