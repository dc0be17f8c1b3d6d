"""Each change against each step at the same instant: after the change is acknowledged no step begins that it forbids.

Either the step comes first, and its acknowledgement too, or it is refused: both are told in the order of commits. Ten
races a cell; two hundred with `HUB_DEEP=1`.
"""

import os
from asyncio import gather, sleep
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from time import monotonic
from uuid import UUID, uuid4

import pytest

from connectors.registry import load
from hub.delivery.claim import claim
from hub.delivery.lease import lease
from hub.delivery.prepare import prepare
from hub.exchange.messages import Message
from hub.identity.public_keys.change import revoke
from hub.kit.clock import FixedClock
from hub.kit.errors import HubError
from hub.referrals.accept import accept
from hub.referrals.offer import offer
from hub.releases.read import read
from hub.vetting.suspend import suspend
from tests.again import AGAIN
from tests.consultations import ADULT
from tests.delivery.desk import Receiver, engine_of
from tests.pairs.pair import LATER, Operator, operator_of
from tests.parties import NOW, Parties, Party
from tests.racing import Seen
from tests.referrals.handoff import Handoff, handoff, offered

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
RACES = 200 if os.environ.get("HUB_DEEP") == "1" else 10


@dataclass
class Race:
    """One referral between two that nobody else has, and when each of the two was acknowledged."""

    parties: Parties
    operator: Operator
    handed: Handoff
    offered: UUID
    key: UUID
    done: dict[str, float] = field(default_factory=dict)


Act = Callable[[Race], Awaitable[bool]]


async def ending(race: Race) -> bool:
    await race.operator.end(race.handed.sender, race.handed.lawyer)
    return True


async def a_duty(race: Race) -> bool:
    await race.operator.duty(race.handed.lawyer, under_age=None)
    return True


async def fewer_fields(race: Race) -> bool:
    await race.operator.agree(race.handed.sender, race.handed.lawyer, {"prefecture": "full"})
    return True


async def suspending_the_recipient(race: Race) -> bool:
    return await _suspend(race, race.handed.lawyer)


async def suspending_the_sender(race: Race) -> bool:
    return await _suspend(race, race.handed.sender)


async def _suspend(race: Race, party: Party) -> bool:
    async with race.operator.acting() as session:
        await suspend(session, party.id, "security", LATER, since=NOW)
    return True


async def a_stolen_key(race: Race) -> bool:
    async with race.parties.work(race.handed.lawyer, LATER) as work:
        await revoke(work, race.key, stolen=True)
    return True


async def offering(race: Race) -> bool:
    async with race.parties.work(race.handed.sender, LATER) as work:
        await offer(work, race.handed.wanted(duplicate_reason=AGAIN))
    return True


async def accepting(race: Race) -> bool:
    async with race.parties.work(race.handed.lawyer, LATER) as work:
        await accept(work, race.offered)
    return True


async def reading(race: Race) -> bool:
    async with race.parties.work(race.handed.lawyer, LATER) as work:
        await read(work, race.offered, "offer")
    return True


async def claiming(race: Race) -> bool:
    engine = replace(engine_of(race.parties, Receiver(), clock=FixedClock(LATER)), connectors=load())
    for leased in await lease(engine, 10):
        prepared = await prepare(engine, leased)
        if prepared is not None and await claim(engine, leased, prepared, Message("text/plain", b"offered")):
            return True
    return False


FORBIDS: dict[Act, tuple[Act, ...]] = {
    ending: (offering, accepting, reading, claiming),
    a_duty: (offering, accepting, reading, claiming),
    fewer_fields: (offering, accepting, reading, claiming),
    suspending_the_recipient: (offering, accepting, reading, claiming),
    suspending_the_sender: (accepting, reading, claiming),
    a_stolen_key: (claiming,),
}
CELLS = [(change, step) for change, steps in FORBIDS.items() for step in steps]


async def acknowledged(race: Race, name: str, act: Act, head_start: float) -> bool:
    """Whether it was done; `done` says when, if so."""
    await sleep(head_start)
    try:
        took = await act(race)
    except HubError:
        return False
    if took:
        race.done[name] = monotonic()
    return took


async def begun(race: Race, name: str, act: Act, head_start: float) -> bool:
    """The same, with the instant before it: a step that was asked for after the change's word must be refused."""
    await sleep(head_start)
    asked = monotonic()
    took = await acknowledged(race, name, act, 0)
    return took and asked > race.done.get("change", float("inf"))


@pytest.mark.parametrize(("change", "step"), CELLS, ids=lambda act: act.__name__)
async def test_no_step_begins_after_a_change_that_forbids_it(alone: Parties, change: Act, step: Act) -> None:
    seen = Seen()
    async with operator_of(alone) as operator:
        for _ in range(RACES):
            race, lead = await a_race(alone, operator), seen.head_start()

            await gather(
                acknowledged(race, "change", change, max(0.0, -lead)),
                begun(race, "step", step, max(0.0, lead)),
            )
            seen.note(came="step" in race.done)
            alone.admin.execute("update delivery set leased_until = null, status = 'queued' where status = 'sending'")
            late = await begun(race, "late", step, 0)

            assert "change" in race.done
            assert not late, "begun after the change was acknowledged"
            if accepting in FORBIDS[change]:
                await nothing_that_waits_opens(race)
            alone.admin.execute("update delivery set status = 'cancelled'")
    seen.both_came()


async def a_race(parties: Parties, operator: Operator) -> Race:
    handed = await handoff(parties, {**ADULT, "barred_recipients": ["police"]})
    key = uuid4()
    parties.insert("public_key", id=key, organisation=handed.lawyer.id, purpose="age", public="age1", created_at=NOW)
    return Race(parties, operator, handed, await offered(parties, handed), key)


async def nothing_that_waits_opens(race: Race) -> None:
    """Also not what was offered while the change was made."""
    waiting = "select id from referral where sender = %(s)s and status = 'requested'"
    for (referral,) in race.parties.rows(waiting, s=race.handed.sender.id):
        assert not await acknowledged(replace(race, offered=referral), "opened", accepting, 0)
