"""A message belongs to one worker at a time: whoever was too slow finds it gone, at the claim and at the send."""

from datetime import timedelta

import pytest

from hub.delivery.claim import Claimed, claim
from hub.delivery.dispatch import _send, dispatch
from hub.delivery.engine import Engine
from hub.delivery.lease import LEASE, Leased, lease
from hub.delivery.prepare import PreparedMessage, prepare
from hub.exchange.connector import Dispatch
from hub.exchange.messages import Message
from hub.exchange.outcomes import Delivered, Outcome, TryLater
from hub.kit.clock import FixedClock
from tests.delivery.desk import Receiver, engine_of
from tests.parties import NOW, Parties
from tests.withdrawals.scene import a_case

pytestmark = pytest.mark.anyio
MESSAGE = Message("text/plain", b"referral.offered")


async def waiting(parties: Parties) -> None:
    """One message to send."""
    scene = await a_case(parties)
    lawyer = scene.recipient()
    await scene.consent(lawyer)
    await scene.referral(lawyer, "requested")


async def prepared_by(engine: Engine) -> tuple[Leased, PreparedMessage]:
    """Leased and read, and not yet claimed."""
    (leased,) = await lease(engine, 10)
    prepared = await prepare(engine, leased)
    assert prepared is not None
    return leased, prepared


async def test_of_two_workers_with_one_message_one_sends(alone: Parties) -> None:
    await waiting(alone)
    clock = FixedClock(NOW + timedelta(seconds=1))
    slow = engine_of(alone, Receiver(), clock=clock)
    leased, prepared = await prepared_by(slow)
    clock.advance(LEASE)
    late: list[Claimed | None] = []

    async def meanwhile(_: Dispatch) -> Outcome:
        late.append(await claim(slow, leased, prepared, MESSAGE))
        return Delivered()

    quick = Receiver(answering=meanwhile)
    engine = engine_of(alone, quick, clock=clock)
    (next_lease,) = await lease(engine, 10)
    await dispatch(engine, next_lease)

    assert late == [None]
    assert len(quick.log) == 1
    assert alone.rows("select number, outcome from delivery_attempt") == [(1, "delivered")]


async def test_a_worker_that_was_stopped_after_its_claim_sends_nothing(alone: Parties) -> None:
    await waiting(alone)
    clock = FixedClock(NOW + timedelta(seconds=1))
    receiver = Receiver()
    engine = engine_of(alone, receiver, clock=clock)
    leased, prepared = await prepared_by(engine)
    claimed = await claim(engine, leased, prepared, MESSAGE)
    assert claimed is not None
    assert prepared.route is not None
    clock.advance(LEASE)

    outcome = await _send(engine, engine.connectors["nowhere"], claimed, prepared.route, prepared, MESSAGE)

    assert outcome == TryLater("lease_lost")
    assert receiver.log == []
