"""A member that is suspended, or has left: from the next request and tick nothing comes or goes in its name."""

from datetime import timedelta

import pytest

from hub.audit.sealer import seal
from hub.delivery.claim import claim
from hub.delivery.dispatch import drain
from hub.delivery.lease import lease
from hub.delivery.prepare import prepare
from hub.delivery.run_due import run_due
from hub.directory import load
from hub.exchange.messages import Message
from hub.exchange.outcomes import TryLater
from hub.identity.refusals import Unauthenticated
from hub.kit.clock import FixedClock
from hub.kit.errors import NotFound
from hub.kit.signing import SigningKey
from hub.machines.tokens import Verifier
from hub.minimisation.gate import ask
from hub.referrals.expire import expire_referral
from hub.referrals.offer import REFERRAL_EXPIRES
from hub.releases.read import read
from hub.withdrawals.withdraw import ChangeOfMind, withdraw
from hub.worker import open_context
from tests.delivery.desk import Receiver, engine_of, state
from tests.machines.bad_tokens import ISSUER, issued
from tests.parties import NOW, Parties, Party
from tests.referrals.handoff import handoff, offered
from tests.vetting.newcomers import gate_of
from tests.withdrawals.scene import Released, Scene, a_case

pytestmark = pytest.mark.anyio
MINUTE = timedelta(minutes=1)
SIDES = ("sender", "recipient")
HOWS = ("suspended", "ended")


async def stop(parties: Parties, party: Party, how: str = "suspended") -> None:
    """By the operator's act, or as one that has left for good."""
    if how == "ended":
        parties.admin.execute("update organisation set ended_at = %s where id = %s", (NOW, party.id))
        return
    async with gate_of(parties) as gate:
        await gate.suspend(party, why="request" if how == "request" else "security")


async def go_on(parties: Parties, party: Party) -> None:
    async with gate_of(parties) as gate:
        await gate.resume(party)


async def waiting(parties: Parties) -> tuple[Scene, Released, dict[str, Party]]:
    """A message to send, and its two sides."""
    scene = await a_case(parties)
    lawyer = scene.recipient()
    await scene.consent(lawyer)
    return scene, await scene.referral(lawyer, "requested"), {"sender": scene.ngo, "recipient": lawyer}


@pytest.mark.parametrize("how", HOWS)
async def test_tokens_are_refused_at_the_next_request_although_they_are_remembered(parties: Parties, how: str) -> None:
    party, other, clock = parties.organisation(), parties.organisation(), FixedClock(NOW)
    verifier, token, theirs = Verifier(ISSUER, parties.web, clock), issued(party), issued(other)
    await verifier.viewer(token, "ja")

    await stop(parties, party, how)

    with pytest.raises(Unauthenticated):
        await verifier.viewer(token, "ja")
    clock.advance(MINUTE)
    with pytest.raises(Unauthenticated):
        await verifier.viewer(issued(party, clock.now()), "ja")
    await verifier.viewer(theirs, "ja")


async def test_a_member_that_goes_on_is_let_in_again(parties: Parties) -> None:
    party = parties.organisation()
    verifier = Verifier(ISSUER, parties.web, FixedClock(NOW))
    await stop(parties, party)

    await go_on(parties, party)

    assert (await verifier.viewer(issued(party), "ja")).organisation == party.id


@pytest.mark.parametrize("how", HOWS)
@pytest.mark.parametrize("side", SIDES)
async def test_nothing_is_sent_from_or_to_it_at_the_next_tick_and_for_as_long(
    alone: Parties, side: str, how: str
) -> None:
    _, sent, sides = await waiting(alone)
    receiver, clock = Receiver(), FixedClock(NOW + timedelta(seconds=1))
    engine = engine_of(alone, receiver, clock=clock)

    await stop(alone, sides[side], how)
    taken = []
    for _ in range(4):
        taken.append(await drain(engine, 10))
        clock.advance(MINUTE)

    assert taken == [0, 0, 0, 0]
    assert receiver.log == []
    assert state(alone, sent) == ("queued", None)


@pytest.mark.parametrize("side", SIDES)
async def test_what_waited_is_sent_once_it_goes_on(alone: Parties, side: str) -> None:
    _, sent, sides = await waiting(alone)
    receiver = Receiver()
    engine = engine_of(alone, receiver)
    await stop(alone, sides[side])
    await drain(engine, 10)

    await go_on(alone, sides[side])
    taken = await drain(engine, 10)

    assert taken == 1
    assert [id for id, _ in receiver.log] == [sent.delivery.message_id]
    assert state(alone, sent) == ("delivered", None)


@pytest.mark.parametrize("side", SIDES)
async def test_a_message_leased_before_it_was_suspended_is_not_sent_and_not_lost(alone: Parties, side: str) -> None:
    _, sent, sides = await waiting(alone)
    receiver, clock = Receiver(), FixedClock(NOW + timedelta(seconds=1))
    engine = engine_of(alone, receiver, clock=clock)
    (leased,) = await lease(engine, 10)
    prepared = await prepare(engine, leased)
    assert prepared is not None

    await stop(alone, sides[side])
    claimed = await claim(engine, leased, prepared, Message("text/plain", b"offered"))

    assert claimed is None
    assert state(alone, sent) == ("queued", None)
    assert alone.rows("select from delivery_attempt") == []
    await go_on(alone, sides[side])
    clock.advance(MINUTE)
    await drain(engine, 10)
    assert state(alone, sent) == ("delivered", None)


@pytest.mark.parametrize("side", SIDES)
async def test_what_is_tried_again_waits_as_well(alone: Parties, side: str) -> None:
    _, sent, sides = await waiting(alone)
    receiver, clock = Receiver(answers=[TryLater("503")]), FixedClock(NOW + timedelta(seconds=1))
    engine = engine_of(alone, receiver, clock=clock)
    await drain(engine, 10)
    assert state(alone, sent)[0] == "retrying"

    await stop(alone, sides[side])
    clock.advance(timedelta(hours=1))

    assert await drain(engine, 10) == 0
    assert len(receiver.log) == 1


async def test_the_messages_of_others_go_on(alone: Parties) -> None:
    _, stopped, sides = await waiting(alone)
    _, going, _ = await waiting(alone)
    receiver = Receiver()

    await stop(alone, sides["sender"])
    await drain(engine_of(alone, receiver), 1)

    assert [id for id, _ in receiver.log] == [going.delivery.message_id]
    assert state(alone, stopped) == ("queued", None)


@pytest.mark.parametrize("side", SIDES)
async def test_a_withdrawal_takes_back_what_waits(alone: Parties, side: str) -> None:
    """Through the room: whose token is refused cannot ask; what the hub itself does in its name goes on."""
    scene, sent, sides = await waiting(alone)
    await stop(alone, sides[side])

    async with alone.work(scene.ngo) as work:
        told = await withdraw(work, scene.case, ChangeOfMind(None))

    assert told.cancelled == (sent.delivery.id,)
    await go_on(alone, sides[side])
    receiver = Receiver()
    await drain(engine_of(alone, receiver), 10)
    assert receiver.log == []


@pytest.mark.parametrize("side", SIDES)
async def test_an_offer_expires_and_dies_all_the_same(alone: Parties, side: str) -> None:
    """The sender for another reason than security: then its clocks would stand still."""
    handed = await handoff(alone)
    made = await offered(alone, handed)
    (ends,) = alone.rows("select expires_at from referral where id = %(r)s", r=made)[0]
    await (stop(alone, handed.sender, "request") if side == "sender" else stop(alone, handed.lawyer))
    engine = engine_of(alone, Receiver(), clock=FixedClock(ends), handlers={REFERRAL_EXPIRES: expire_referral})

    await run_due(engine, 10)

    assert alone.rows("select status, reason from referral where id = %(r)s", r=made) == [("cancelled", "expired")]
    assert alone.rows("select from sealed_packet") == alone.rows("select from release_key") == []


async def test_its_ledger_is_sealed_all_the_same(alone: Parties) -> None:
    party = alone.organisation()
    await stop(alone, party)
    shop = open_context(alone.database.settings, FixedClock(NOW))

    await seal(shop.sealer, SigningKey.new(), NOW)
    await shop.close()

    linked = alone.rows(
        "select e.verb from ledger_link l join ledger_event e on e.id = l.event where l.org = %(o)s", o=party.id
    )
    assert linked == [("organisation:suspended",)]


@pytest.mark.parametrize("how", HOWS)
async def test_the_directory_and_the_gate_do_not_know_it(parties: Parties, how: str) -> None:
    scene = await a_case(parties)
    lawyer = scene.recipient()
    await scene.consent(lawyer)

    await stop(parties, lawyer, how)

    async with parties.work(scene.ngo) as work:
        with pytest.raises(NotFound):
            await load.load_recipient(work, lawyer.id)
        with pytest.raises(NotFound):
            await ask(work, case_id=scene.case, recipient_id=lawyer.id, purpose="legal_advice", kind="offer")
        named = await load.organisation(work, lawyer.id)
    assert named.name == lawyer.name, "what was sent before still says to whom"


async def test_what_a_suspended_sender_released_and_was_accepted_stays_readable(parties: Parties) -> None:
    """The person's help must not stop because her caseworkers' organisation has to."""
    scene = await a_case(parties)
    lawyer = scene.recipient()
    await scene.consent(lawyer)
    sent = await scene.referral(lawyer, "accepted")

    await stop(parties, scene.ngo)

    async with parties.work(lawyer, NOW + MINUTE) as work:
        packet = await read(work, sent.object, "packet")
    assert packet.object == sent.object
