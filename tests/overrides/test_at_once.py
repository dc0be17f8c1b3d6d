"""Confirming, taking back and closing at the same moment: whichever comes first, nothing stands after a no."""

import random
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import datetime
from uuid import UUID

import anyio
import pytest

from hub.acts.act import AskedAct
from hub.acts.decide import confirm
from hub.identity.work import Work
from hub.intake.end_case import close_case
from hub.kit.errors import Conflict
from hub.overrides.act import OVERRIDE, OVERRIDES
from hub.withdrawals.narrow import narrow
from hub.withdrawals.withdraw import ChangeOfMind, withdraw
from tests.acts.people import working
from tests.depth import deep
from tests.figures import Figures
from tests.overrides.danger import MINUTE, SECOND, WHY, Danger, in_danger
from tests.parties import NOW, Parties
from tests.withdrawals.test_locks import blocked_or_done

pytestmark = pytest.mark.anyio
AT = NOW + MINUTE
RACES, EACH_SIDE, STEP = deep(20, 200), deep(3, 30), 0.01
Deed = Callable[[Work], Awaitable[None]]


def deeds(danger: Danger, act: UUID) -> tuple[Deed, Deed]:
    """The second person confirms; the person takes everything back."""

    async def confirms(work: Work) -> None:
        await confirm(work, OVERRIDES, act)

    async def takes_back(work: Work) -> None:
        await withdraw(work, danger.scene.case, ChangeOfMind(None))

    return confirms, takes_back


async def one_waits_for_the_other(danger: Danger, first: Deed, second: Deed) -> list[str]:
    """Begin the second while the first has done its part and not yet committed; what the second met."""
    done, met = anyio.Event(), list[str]()

    async def another() -> None:
        try:
            async with working(danger.parties, danger.second, AT) as work:
                await second(work)
        except Conflict as refused:
            met.extend(reason.code for reason in refused.reasons)
        done.set()

    async with anyio.create_task_group() as both, working(danger.parties, danger.second, AT) as work:
        await first(work)
        both.start_soon(another)
        await blocked_or_done(danger.parties, done)
        assert not done.is_set(), "the second did not wait"
    return met


async def test_a_withdrawal_waits_for_a_confirmation_and_ends_it(alone: Parties) -> None:
    danger = await in_danger(alone)
    confirms, takes_back = deeds(danger, await danger.asked())

    assert await one_waits_for_the_other(danger, confirms, takes_back) == []

    assert [row[3] for row in danger.rows()] == [AT]


async def test_a_confirmation_waits_for_a_withdrawal_and_is_refused(alone: Parties) -> None:
    danger = await in_danger(alone)
    confirms, takes_back = deeds(danger, await danger.asked())

    assert await one_waits_for_the_other(danger, takes_back, confirms) == ["withdrawn_meanwhile"]

    assert danger.rows() == []


async def test_a_case_that_was_closed_after_the_check_is_seen_when_it_is_done(parties: Parties) -> None:
    danger = await in_danger(parties)
    act = await danger.asked()
    asked = AskedAct(
        act,
        OVERRIDE.kind,
        danger.scene.case,
        danger.first.id,
        NOW,
        AT,
        danger.wanted().payload("x", danger.scene.case),
        WHY,
    )
    async with working(parties, danger.first, AT) as work:
        await close_case(work, danger.scene.case, narrow=narrow)

    with pytest.raises(Conflict, match="case_closed"):
        async with working(parties, danger.second, AT) as work:
            await OVERRIDE.perform(work, asked)

    assert danger.rows() == []


@pytest.mark.slow
async def test_of_a_withdrawal_and_a_confirmation_at_once_the_withdrawal_is_true(
    alone: Parties, figures: Figures
) -> None:
    danger, met, late = await in_danger(alone), Counter[str](), 0.0
    for race in range(RACES):
        at = NOW + race * MINUTE
        act = await danger.asked(at, called_at=at)
        came = await one_race(danger, act, at + SECOND, late)
        met[came] += 1
        late += STEP if came == "confirmed" else -STEP  # on a machine of any speed, neither side wins always

        assert not (await danger.gate(at + 2 * SECOND)).decision.allowed
        assert [row for row in danger.rows() if row[3] is None] == []

    assert set(met) == {"confirmed", "withdrawn_meanwhile"}
    assert min(met.values()) >= EACH_SIDE, met
    figures.say(f"{dict(met)}")


async def one_race(danger: Danger, act: UUID, at: datetime, late: float) -> str:
    """`late`: seconds by which the confirmation comes later than the withdrawal, or earlier."""
    met: list[str] = []

    async def confirms() -> None:
        await anyio.sleep(max(0.0, late) + random.uniform(0, 0.02))
        try:
            await danger.confirmed(act, at)
            met.append("confirmed")
        except Conflict as refused:
            met.extend(reason.code for reason in refused.reasons)

    async def takes_back() -> None:
        await anyio.sleep(max(0.0, -late) + random.uniform(0, 0.02))
        who = danger.police.id if random.getrandbits(1) else None
        async with working(danger.parties, danger.first, at) as work:
            await withdraw(work, danger.scene.case, ChangeOfMind(who))

    async with anyio.create_task_group() as both:
        both.start_soon(confirms)
        both.start_soon(takes_back)
    (only,) = met
    return only
