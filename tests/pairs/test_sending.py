"""What a pair or the hub changes stops what is queued, in the claim itself and at the lease."""

from datetime import timedelta
from uuid import uuid4

import pytest

from hub.delivery.claim import claim
from hub.delivery.dispatch import drain
from hub.delivery.lease import KEY_AWAITED, lease
from hub.delivery.prepare import prepare
from hub.exchange.messages import Message
from hub.identity.public_keys.change import revoke
from hub.intake.bar import bar_recipients
from hub.intake.voice import Spoken
from hub.kit.clock import FixedClock
from hub.withdrawals.narrow import narrow
from tests.delivery.desk import Receiver, engine_of, state
from tests.pairs.pair import LATER, operator_of
from tests.parties import NOW, Parties, Party
from tests.withdrawals.scene import Released, Scene, a_case

pytestmark = pytest.mark.anyio


async def waiting(parties: Parties) -> tuple[Scene, Party, Released]:
    scene = await a_case(parties)
    lawyer = scene.recipient()
    await scene.consent(lawyer)
    return scene, lawyer, await scene.referral(lawyer, "requested")


async def lost_key(parties: Parties, party: Party) -> None:
    key = uuid4()
    parties.insert("public_key", id=key, organisation=party.id, purpose="age", public="age1", created_at=NOW)
    async with parties.work(party, LATER) as work:
        await revoke(work, key)


@pytest.mark.parametrize("leased_before", [False, True])
async def test_what_is_to_be_sent_waits_for_a_new_key_and_goes_on_with_it(alone: Parties, leased_before: bool) -> None:
    _, lawyer, sent = await waiting(alone)
    receiver, clock = Receiver(), FixedClock(NOW + timedelta(seconds=1))
    engine = engine_of(alone, receiver, clock=clock)
    if leased_before:
        (leased,) = await lease(engine, 10)
        prepared = await prepare(engine, leased)
        assert prepared is not None
        await lost_key(alone, lawyer)
        assert await claim(engine, leased, prepared, Message("text/plain", b"offered")) is None
    else:
        await lost_key(alone, lawyer)
    clock.advance(timedelta(hours=2))
    assert await drain(engine, 10) == 0
    assert (receiver.log, state(alone, sent)) == ([], ("queued", None))

    alone.insert("public_key", id=uuid4(), organisation=lawyer.id, purpose="age", public="age2", created_at=clock.now())
    await drain(engine, 10)

    assert state(alone, sent) == ("delivered", None)


async def test_after_three_days_without_a_key_the_sender_is_told(alone: Parties) -> None:
    _, lawyer, sent = await waiting(alone)
    receiver = Receiver()
    await lost_key(alone, lawyer)

    await drain(engine_of(alone, receiver, clock=FixedClock(LATER + KEY_AWAITED)), 10)

    assert receiver.log == []
    assert state(alone, sent) == ("dead", "recipient_key_revoked")
    told = alone.rows("select cause, act, informed_at from narrowed where object = %(o)s", o=sent.object)
    assert told == [("key-revoked", "not sent", None)]


async def test_a_message_waits_for_her_answer_to_a_new_duty_and_is_not_lost(alone: Parties) -> None:
    scene, lawyer, sent = await waiting(alone)
    async with alone.work(scene.ngo) as work:
        await bar_recipients(work, scene.case, ["police"], Spoken(), narrow=narrow)
    async with operator_of(alone) as operator:
        await operator.duty(lawyer, under_age=None)
    receiver = Receiver()

    await drain(engine_of(alone, receiver), 10)

    assert receiver.log == []
    assert state(alone, sent) == ("queued", None)


async def test_a_message_that_no_agreement_covers_any_more_is_not_sent(alone: Parties) -> None:
    scene, lawyer, sent = await waiting(alone)
    async with operator_of(alone) as operator:
        await operator.end(scene.ngo, lawyer)
    receiver = Receiver()

    await drain(engine_of(alone, receiver), 10)

    assert receiver.log == []
    assert state(alone, sent) == ("cancelled", "no_agreement")
