"""An acceptance, an offer, a claim or a request and a change between the same two never pass each other."""

from asyncio import Task, create_task, sleep, wait_for
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from connectors.registry import load
from hub.delivery.claim import claim
from hub.delivery.lease import lease
from hub.delivery.prepare import prepare
from hub.exchange.messages import Message
from hub.identity.public_keys.change import revoke
from hub.kit.clock import FixedClock
from hub.pairs.lock import hold, hold_all, hold_all_to
from hub.referrals.accept import accept
from hub.takedowns.progress import take_up
from hub.vetting.suspend import suspend
from tests.delivery.desk import Receiver, engine_of
from tests.pairs.pair import LATER, Operator, operator_of
from tests.parties import NOW, Parties, Party
from tests.referrals.handoff import handoff, offered
from tests.takedowns.removal import queued, removal, sent

pytestmark = pytest.mark.anyio
A_MOMENT = 0.02
"""Between two looks (seconds)."""
A_WHILE = 20
Change = Callable[[Operator, Party, Party], Coroutine[Any, Any, None]]


async def ending(operator: Operator, sender: Party, recipient: Party) -> None:
    await operator.end(sender, recipient)


async def agreeing(operator: Operator, sender: Party, recipient: Party) -> None:
    await operator.agree(sender, recipient, {"call_name": "full"}, ("removal", "legal_advice"))


async def a_duty(operator: Operator, _sender: Party, recipient: Party) -> None:
    await operator.duty(recipient)


async def suspending(operator: Operator, _sender: Party, recipient: Party) -> None:
    async with operator.acting() as session:
        await suspend(session, recipient.id, "security", LATER)


async def suspending_the_sender(operator: Operator, sender: Party, _recipient: Party) -> None:
    async with operator.acting() as session:
        await suspend(session, sender.id, "security", LATER)


async def revoking(operator: Operator, _sender: Party, recipient: Party) -> None:
    key = uuid4()
    operator.parties.insert(
        "public_key", id=key, organisation=recipient.id, purpose="age", public="age1", created_at=NOW
    )
    async with operator.parties.work(recipient, LATER) as work:
        await revoke(work, key)


CHANGES: list[Change] = [ending, agreeing, a_duty, suspending, suspending_the_sender, revoking]


_WAITS = text("""
select exists (
  select from pg_locks l join pg_stat_activity a using (pid) where not l.granted and a.datname = current_database())
""")


async def held_off(session: AsyncSession, going: Task[Any]) -> bool:
    """Whether it comes to wait for a lock, however long it takes until then; it may be through without."""
    while not going.done():
        if (await session.execute(_WAITS)).scalar_one():
            return True
        await sleep(A_MOMENT)
    return False


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
async def test_a_change_waits_for_what_is_being_let_through(
    parties: Parties, operator: Operator, change: Change
) -> None:
    handed = await handoff(parties)
    made = await offered(parties, handed)

    async with parties.work(handed.lawyer, LATER) as work:
        await accept(work, made)
        changing = create_task(change(operator, handed.sender, handed.lawyer))
        waited = await held_off(work.session, changing)
    await wait_for(changing, A_WHILE)

    assert waited


@dataclass(frozen=True)
class Step:
    """Something that lets something through between these two, ready to begin."""

    sender: Party
    recipient: Party
    begin: Callable[[], Coroutine[Any, Any, object]]


async def offering(parties: Parties) -> Step:
    handed = await handoff(parties)
    return Step(handed.sender, handed.lawyer, lambda: offered(parties, handed))


async def accepting(parties: Parties) -> Step:
    handed = await handoff(parties)
    made = await offered(parties, handed)

    async def step() -> None:
        async with parties.work(handed.lawyer, LATER) as work:
            await accept(work, made)

    return Step(handed.sender, handed.lawyer, step)


async def requesting(parties: Parties) -> Step:
    wanted = await removal(parties)
    return Step(wanted.sender, wanted.platform, lambda: queued(parties, wanted))


async def taking(parties: Parties) -> Step:
    wanted = await removal(parties)
    request = await sent(parties, wanted)

    async def step() -> None:
        async with parties.work(wanted.platform, LATER) as work:
            await take_up(work, request)

    return Step(wanted.sender, wanted.platform, step)


async def claiming(parties: Parties) -> Step:
    handed = await handoff(parties)
    await offered(parties, handed)
    engine = replace(engine_of(parties, Receiver(), clock=FixedClock(LATER)), connectors=load())
    (leased,) = await lease(engine, 10)
    prepared = await prepare(engine, leased)
    assert prepared is not None
    return Step(handed.sender, handed.lawyer, lambda: claim(engine, leased, prepared, Message("text/plain", b"a")))


async def the_pair(session: AsyncSession, step: Step) -> None:
    await hold(session, step.sender.id, step.recipient.id)


async def everybody_to_the_recipient(session: AsyncSession, step: Step) -> None:
    await hold_all_to(session, step.recipient.id)


async def everybody_from_the_sender(session: AsyncSession, step: Step) -> None:
    await hold_all(session, step.sender.id)


HOLDS = [the_pair, everybody_to_the_recipient, everybody_from_the_sender]
STEPS = [offering, accepting, requesting, taking, claiming]


@pytest.mark.parametrize("holding", HOLDS, ids=lambda one: one.__name__)
@pytest.mark.parametrize("ready", STEPS, ids=lambda one: one.__name__)
async def test_what_lets_something_through_waits_for_a_change_under_way(
    alone: Parties,
    ready: Callable[[Parties], Awaitable[Step]],
    holding: Callable[[AsyncSession, Step], Awaitable[None]],
) -> None:
    step = await ready(alone)
    async with operator_of(alone) as operator:
        async with operator.acting() as session:
            await holding(session, step)
            going = create_task(step.begin())
            waited = await held_off(session, going)
        await wait_for(going, A_WHILE)

    assert waited


@pytest.mark.parametrize("holding", HOLDS, ids=lambda one: one.__name__)
async def test_others_do_not_wait_for_it(
    parties: Parties, operator: Operator, holding: Callable[[AsyncSession, Step], Awaitable[None]]
) -> None:
    step, other = await accepting(parties), await accepting(parties)

    async with operator.acting() as session:
        await holding(session, step)
        await wait_for(other.begin(), A_WHILE)
