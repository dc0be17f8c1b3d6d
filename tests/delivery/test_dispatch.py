"""A queued message leaves once, unchanged, and only while it still may."""

from datetime import timedelta

import anyio
import pytest

from hub.delivery import outbox
from hub.delivery.dispatch import dispatch, drain
from hub.delivery.engine import EndedMessage
from hub.delivery.lease import LEASE, lease
from hub.delivery.lists import attempts, deliveries
from hub.delivery.redeliver import redeliver
from hub.exchange.connector import Dispatch
from hub.exchange.outcomes import Delivered, Gone, Outcome, Rejected, TryLater
from hub.identity.work import Work
from hub.kit.clock import FixedClock
from hub.kit.pages import Page
from hub.withdrawals.withdraw import ChangeOfMind, withdraw
from tests.delivery.desk import Receiver, engine_of, state
from tests.parties import NOW, Parties
from tests.withdrawals.scene import Released, Scene, a_case

pytestmark = pytest.mark.anyio


async def offered(parties: Parties) -> tuple[Scene, Released]:
    scene = await a_case(parties)
    lawyer = scene.recipient()
    await scene.consent(lawyer)
    return scene, await scene.referral(lawyer, "requested")


async def test_a_queued_message_is_sent_once_and_recorded(alone: Parties) -> None:
    _, sent = await offered(alone)
    receiver = Receiver()
    engine = engine_of(alone, receiver)

    taken = [await drain(engine, 10), await drain(engine, 10)]

    assert taken == [1, 0]
    assert [id for id, _ in receiver.log] == [sent.delivery.message_id]
    assert state(alone, sent) == ("delivered", None)
    tried = alone.rows("select number, outcome, code from delivery_attempt where delivery = %(d)s", d=sent.delivery.id)
    assert tried == [(1, "delivered", None)]
    verbs = alone.rows("select verb, principal from ledger_event where verb = 'notice:sent'")
    assert verbs == [("notice:sent", None)]


async def test_no_transaction_is_open_while_the_partner_answers(alone: Parties) -> None:
    await offered(alone)
    seen = []

    async def looking(_: Dispatch) -> Outcome:
        seen.extend(
            alone.rows("select state from pg_stat_activity where usename = 'hub_worker' and state <> 'idle'"),
        )
        return Delivered()

    await drain(engine_of(alone, Receiver(answering=looking)), 10)

    assert seen == []


async def test_a_message_whose_consent_was_withdrawn_is_not_sent(alone: Parties) -> None:
    scene, sent = await offered(alone)
    receiver = Receiver()
    engine = engine_of(alone, receiver)
    leased = await lease(engine, 10)
    async with alone.work(scene.ngo) as work:
        told = await withdraw(work, scene.case, ChangeOfMind(None))

    for one in leased:
        await dispatch(engine, one)
    engine.clock.advance(timedelta(seconds=1))  # type: ignore[attr-defined]
    await drain(engine, 10)

    assert told.cancelled == (sent.delivery.id,)
    assert [body for _, body in receiver.log] == []
    assert state(alone, sent) == ("cancelled", "withdrawal")


async def test_the_gate_is_asked_again_before_sending(alone: Parties) -> None:
    scene, sent = await offered(alone)
    with alone.database.connect() as admin:
        admin.execute("update agreement set valid_to = '2021-01-01'")
    receiver = Receiver()

    await drain(engine_of(alone, receiver), 10)

    assert receiver.log == []
    assert state(alone, sent) == ("cancelled", "no_agreement")
    noted = alone.rows("select sender, recipient, object from ledger_event where verb = 'disclosure:refused'")
    assert noted == [(scene.ngo.id, None, scene.case)]


async def test_a_message_with_a_field_that_is_not_allowed_any_more_is_not_sent(alone: Parties) -> None:
    _, sent = await offered(alone)
    alone.admin.execute("update agreement set fields = fields - 'exposure'")
    receiver = Receiver()

    await drain(engine_of(alone, receiver), 10)

    assert receiver.log == []
    assert state(alone, sent) == ("cancelled", "not_consented")


async def test_a_message_that_is_held_waits_and_then_goes(alone: Parties) -> None:
    scene, sent = await offered(alone)
    receiver = Receiver()
    engine = engine_of(alone, receiver)
    async with alone.work(scene.ngo) as work:
        await outbox.hold(work, [sent.object], "duty")
    assert await drain(engine, 10) == 0
    assert state(alone, sent) == ("queued", None)

    async with alone.work(scene.ngo) as work:
        await outbox.unhold(work, [sent.object], "duty")

    assert await drain(engine, 10) == 1
    assert state(alone, sent) == ("delivered", None)


async def test_a_message_that_is_held_after_its_lease_is_not_sent(alone: Parties) -> None:
    scene, sent = await offered(alone)
    receiver = Receiver()
    engine = engine_of(alone, receiver)
    leased = await lease(engine, 10)
    async with alone.work(scene.ngo) as work:
        await outbox.hold(work, [sent.object], "duty")

    for one in leased:
        await dispatch(engine, one)

    assert receiver.log == []
    assert state(alone, sent) == ("queued", None)


async def test_a_message_is_tried_ten_times_over_76_hours_with_one_id_and_one_body(alone: Parties) -> None:
    _, sent = await offered(alone)
    receiver = Receiver(answers=[TryLater("503")] * 20)
    clock = FixedClock(NOW)
    engine = engine_of(alone, receiver, clock=clock)
    # consent and offer outlast the silence of the partner
    times = []

    while state(alone, sent)[0] in ("queued", "retrying"):
        (at,) = alone.rows("select next_at from delivery where id = %(d)s", d=sent.delivery.id)[0]
        clock.instant = at
        times.append(at - NOW)
        assert await drain(engine, 10) == 1

    assert len(times) == 10
    assert times[-1] == timedelta(hours=75, minutes=35, seconds=5)
    assert set(receiver.log) == {(sent.delivery.message_id, b"referral.offered 1")}
    assert state(alone, sent) == ("dead", "503")


@pytest.mark.parametrize(("answer", "reason"), [(Rejected("400"), "400"), (Gone("410"), "410")])
async def test_a_dead_letter_is_seen_and_sent_again_by_hand(alone: Parties, answer: Outcome, reason: str) -> None:
    scene, sent = await offered(alone)
    receiver = Receiver(answers=[answer])
    engine = engine_of(alone, receiver)
    await drain(engine, 10)
    async with alone.work(scene.ngo) as work:
        page = await deliveries(work, Page(), status="dead")
        tried = await attempts(work, (sent.delivery.id,))
    assert [(one.id, one.reason) for _, one in page.items] == [(sent.delivery.id, reason)]
    assert [one.code for one in tried[sent.delivery.id]] == [reason]

    async with alone.work(scene.ngo) as work:
        await redeliver(work, sent.delivery.id)
    await drain(engine, 10)

    assert state(alone, sent) == ("delivered", None)
    assert len(set(receiver.log)) == 1, "the same id, the same bytes"
    numbers = alone.rows("select number from delivery_attempt order by number")
    assert numbers == [(1,), (2,)]
    assert alone.rows("select object from ledger_event where verb = 'delivery:redelivered'") == [(sent.object,)]


async def test_a_worker_that_died_while_sending_leaves_the_same_message_to_the_next(alone: Parties) -> None:
    _, sent = await offered(alone)

    class Died(BaseException):
        """As if the process had ended here."""

    async def dying(_: Dispatch) -> Outcome:
        raise Died

    first = Receiver(answering=dying)
    clock = FixedClock(NOW + timedelta(seconds=1))
    engine = engine_of(alone, first, clock=clock)
    (leased,) = await lease(engine, 10)
    with pytest.raises(Died):
        await dispatch(engine, leased)
    assert state(alone, sent) == ("sending", None)

    second = Receiver()
    engine = engine_of(alone, second, clock=clock)
    early = await drain(engine, 10)
    clock.advance(LEASE)
    late = await drain(engine, 10)

    assert (early, late) == (0, 1)
    assert first.log == second.log == [(sent.delivery.message_id, b"referral.offered 1")]
    tried = alone.rows("select number, outcome from delivery_attempt order by number")
    assert tried == [(1, "interrupted"), (2, "delivered")]


async def test_a_worker_that_was_frozen_past_its_lease_sends_nothing_more(alone: Parties) -> None:
    _, sent = await offered(alone)
    clock = FixedClock(NOW + timedelta(seconds=1))
    slow, quick = Receiver(), Receiver()
    (leased,) = await lease(engine_of(alone, slow, clock=clock), 10)
    clock.advance(LEASE)
    await drain(engine_of(alone, quick, clock=clock), 10)

    await dispatch(engine_of(alone, slow, clock=clock), leased)

    assert (len(slow.log), len(quick.log)) == (0, 1)
    assert state(alone, sent) == ("delivered", None)


async def test_a_fault_inside_the_hub_counts_as_an_attempt(alone: Parties) -> None:
    _, sent = await offered(alone)
    with alone.database.connect() as admin:
        admin.execute("update sealed_packet set sealed = '\\x00' where release = %s", (sent.offer,))
    receiver = Receiver()

    await drain(engine_of(alone, receiver), 10)

    assert receiver.log == []
    assert state(alone, sent) == ("retrying", "internal")


async def test_without_a_route_the_message_dies_visibly(alone: Parties) -> None:
    _, sent = await offered(alone)
    alone.database.change("route", valid_to=NOW)

    await drain(engine_of(alone, Receiver()), 10)

    assert state(alone, sent) == ("dead", "no_route")


async def test_the_room_hears_how_it_ended(alone: Parties) -> None:
    _, sent = await offered(alone)
    told = []

    async def heard(_: Work, ended: EndedMessage) -> None:
        told.append((ended.object, ended.event, ended.channel, ended.status))

    await drain(engine_of(alone, Receiver(), heard={"referral": heard}), 10)

    assert told == [(sent.object, "referral.offered", "webhook", "delivered")]


async def test_two_workers_send_each_message_once(alone: Parties) -> None:
    scene, _ = await offered(alone)
    lawyer = scene.recipient()
    await scene.consent(lawyer)
    for _ in range(6):
        await scene.referral(lawyer, "requested")
    receivers = [Receiver(), Receiver()]
    engines = [engine_of(alone, receiver) for receiver in receivers]

    async with anyio.create_task_group() as workers:
        for engine in engines:
            workers.start_soon(drain, engine, 20)
    for engine in engines:
        await drain(engine, 20)

    sent = [id for receiver in receivers for id, _ in receiver.log]
    assert len(sent) == len(set(sent)) == 7
