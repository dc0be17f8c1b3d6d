"""What was confirmed is sent and told while it stands, and ends with its time, a withdrawal, or the case."""

from datetime import datetime, timedelta

import pytest
from psycopg import errors

from hub.cases.outside import Handover
from hub.delivery.dispatch import drain
from hub.delivery.run_due import run_due
from hub.emergencies.rules import EMERGENCY_OVER
from hub.intake.end_case import close_case
from hub.intake.hand_over import may_tell, record_outside_disclosure
from hub.intake.look_ahead import look_ahead
from hub.kit.clock import FixedClock
from hub.kit.errors import Conflict, NotFound, Reason, Refused
from hub.own_duty.purging import OF_A_PURGED_CASE
from hub.releases.read import by_id, read
from hub.withdrawals.danger_over import end_of_danger
from hub.withdrawals.narrow import narrow
from hub.withdrawals.purge import purge
from hub.withdrawals.undo import HerWord, undo
from hub.withdrawals.voice import heard
from hub.withdrawals.withdraw import Acknowledged, ChangeOfMind, withdraw
from tests.acts.people import working
from tests.delivery.desk import Receiver, engine_of, state
from tests.overrides.danger import CALLED, MINUTE, NAMED, SECOND, Danger, in_danger
from tests.parties import NOW, Parties
from tests.withdrawals.scene import Released
from tests.withdrawals.test_locks import asked_again

pytestmark = pytest.mark.anyio
DAY = timedelta(hours=24)
SOON = NOW + 5 * MINUTE


async def sent(danger: Danger, status: str = "requested") -> Released:
    """Something goes to the police under the emergency; the scene's own clock must be inside it."""
    object.__setattr__(danger.scene, "now", NOW + 2 * MINUTE)
    return await danger.scene.referral(danger.police, status)


async def withdrawn(danger: Danger, now: datetime = SOON, *, all_of_them: bool = False) -> Acknowledged:
    async with working(danger.parties, danger.first, now) as work:
        return await withdraw(work, danger.scene.case, ChangeOfMind(None if all_of_them else danger.police.id))


@pytest.mark.parametrize("late", [False, True])
async def test_the_gate_is_asked_again_at_sending(alone: Parties, late: bool) -> None:
    danger, receiver = await in_danger(alone), Receiver()
    await danger.stands()
    going = await sent(danger)
    now = NOW + MINUTE + DAY if late else SOON
    engine = engine_of(alone, receiver, clock=FixedClock(now))

    while await drain(engine, 10):
        pass

    assert state(alone, going)[0] == ("cancelled" if late else "delivered")
    assert len(receiver.log) == (0 if late else 1)


async def test_the_preview_says_by_what_it_would_leave(parties: Parties) -> None:
    danger = await in_danger(parties)
    given = {"purpose": "legal_advice", "kind": "packet", "request": {}}
    shown = []
    for now in (NOW, SOON, NOW + MINUTE + DAY):
        if now == SOON:
            await danger.stands()
        async with working(parties, danger.first, now) as work:
            found = await look_ahead(work, danger.scene.case, danger.police.id, **given)  # type: ignore[arg-type]
        shown.append((found.preview.allowed, found.preview.emergency))

    assert shown == [(False, False), (True, True), (False, False)]


@pytest.mark.parametrize("all_of_them", [True, False])
async def test_a_withdrawal_ends_it_and_cuts_what_was_released_under_it(alone: Parties, all_of_them: bool) -> None:
    danger, receiver = await in_danger(alone), Receiver()
    act = await danger.stands()
    going = await sent(danger, "accepted")

    told = await withdrawn(danger, all_of_them=all_of_them)

    assert told.emergencies == (act,)
    assert told.releases == tuple(sorted((going.offer, going.packet)))
    assert told.cancelled == (going.delivery.id,)
    assert [row[3] for row in danger.rows()] == [SOON]
    assert [verb for verb, _ in danger.ledger()] == ["emergency:overridden", "emergency:ended"]
    assert not (await danger.gate(SOON)).decision.allowed
    with pytest.raises(NotFound):
        async with alone.work(danger.police, SOON) as work:
            await read(work, going.object, "packet")
    while await drain(engine_of(alone, receiver, clock=FixedClock(SOON)), 10):
        pass
    assert [body for _, body in receiver.log if b"offered" in body] == []


async def test_a_withdrawal_from_another_leaves_it_standing(parties: Parties) -> None:
    danger = await in_danger(parties)
    await danger.stands()
    other = danger.scene.recipient()

    async with working(parties, danger.first, SOON) as work:
        told = await withdraw(work, danger.scene.case, ChangeOfMind(other.id))

    assert told.emergencies == ()
    assert (await danger.gate(SOON)).decision.allowed


async def test_a_withdrawal_that_is_undone_gives_no_emergency_back(parties: Parties) -> None:
    danger = await in_danger(parties)
    await danger.stands()
    told = await withdrawn(danger)

    async with working(parties, danger.first, SOON + MINUTE) as work:
        await undo(work, told.id, HerWord(alone=True), heard=heard)

    assert not (await danger.gate(SOON + 2 * MINUTE)).decision.allowed


@pytest.mark.parametrize("all_of_them", [True, False])
async def test_a_withdrawal_said_meanwhile_stands_against_the_confirmation(parties: Parties, all_of_them: bool) -> None:
    danger = await in_danger(parties)
    act = await danger.asked()
    await withdrawn(danger, NOW + MINUTE, all_of_them=all_of_them)

    with pytest.raises(Conflict, match="withdrawn_meanwhile"):
        await danger.confirmed(act, NOW + 2 * MINUTE)

    assert danger.rows() == []
    assert danger.ledger() == []
    anew = await danger.asked(NOW + 3 * MINUTE)
    await danger.confirmed(anew, NOW + 4 * MINUTE)
    assert (await danger.gate(SOON)).decision.allowed, "whoever asks anew knows of the withdrawal"


async def test_a_withdrawal_from_another_said_meanwhile_does_not(parties: Parties) -> None:
    danger = await in_danger(parties)
    act = await danger.asked()
    async with working(parties, danger.first, NOW + SECOND) as work:
        await withdraw(work, danger.scene.case, ChangeOfMind(danger.scene.recipient().id))

    await danger.confirmed(act)

    assert (await danger.gate()).decision.allowed


async def test_the_end_of_the_case_ends_it_and_what_waits_under_it(parties: Parties) -> None:
    danger = await in_danger(parties)
    await danger.stands()
    going = await sent(danger)

    async with working(parties, danger.first, SOON) as work:
        await close_case(work, danger.scene.case, narrow=narrow, cancel_open=True)

    assert [row[3] for row in danger.rows()] == [SOON]
    gone = parties.rows("select id from release where object = %(o)s and cut_at is not null", o=going.object)
    assert {release for (release,) in gone} == {going.offer, going.packet}
    assert parties.rows("select status from referral where id = %(o)s", o=going.object) == [("cancelled",)]


@pytest.mark.parametrize(
    ("status", "minutes", "then"),
    [
        ("requested", 1, ("cancelled", "expired", True)),
        ("requested", 0, ("requested", None, False)),
        ("accepted", 1, ("accepted", None, False)),
    ],
)
async def test_what_waits_and_left_by_it_alone_ends_with_its_time(
    alone: Parties, status: str, minutes: int, then: tuple[str, str | None, bool]
) -> None:
    """What was accepted is kept to the retention agreed, as when consent expires."""
    danger = await in_danger(alone)
    await danger.stands()
    going = await sent(danger, status)
    engine = engine_of(
        alone, Receiver(), clock=FixedClock(NOW + minutes * MINUTE + DAY), handlers={EMERGENCY_OVER: end_of_danger}
    )

    await run_due(engine, 10)

    assert alone.rows(
        "select f.status, f.reason, r.destroyed_at is not null from referral f join release r on r.object = f.id"
        " where f.id = %(o)s and r.kind = 'packet'",
        o=going.object,
    ) == [then]


async def test_what_waits_when_its_time_is_over_waits_on_while_its_sender_is_suspended(alone: Parties) -> None:
    danger = await in_danger(alone)
    await danger.stands()
    going = await sent(danger)
    alone.admin.execute(
        "update organisation set suspended_at = %s, suspended_for = 'security' where id = %s",
        (SOON, danger.scene.ngo.id),
    )
    late = FixedClock(NOW + MINUTE + DAY)

    await run_due(engine_of(alone, Receiver(), clock=late, handlers={EMERGENCY_OVER: end_of_danger}), 10)

    assert alone.rows("select status from referral where id = %(o)s", o=going.object) == [("requested",)]
    again = alone.rows("select at > %(n)s from due where kind = %(k)s", n=late.now(), k=EMERGENCY_OVER)
    assert again == [(True,)]


@pytest.mark.parametrize("written", [True, False])
async def test_nothing_is_confirmed_for_a_case_that_was_closed_meanwhile(parties: Parties, written: bool) -> None:
    danger = await in_danger(parties)
    act = await danger.asked(written=written)
    async with working(parties, danger.first, NOW + SECOND) as work:
        await close_case(work, danger.scene.case, narrow=narrow)

    with pytest.raises(Refused, match="case_closed"):
        await danger.confirmed(act)

    assert danger.rows() == []


def told_by_telephone(danger: Danger, **fields: str) -> Handover:
    return Handover(danger.police.id, "legal_advice", CALLED, "telephone", fields or dict(NAMED))  # type: ignore[arg-type]


async def test_the_call_itself_is_recorded_although_nothing_was_agreed(parties: Parties) -> None:
    danger = await in_danger(parties)
    parties.admin.execute("delete from agreement where recipient = %s", (danger.police.id,))
    async with working(parties, danger.first, NOW) as work:
        assert Reason("barred_recipient") in await may_tell(work, danger.scene.case, told_by_telephone(danger))
    await danger.stands(written=False)

    async with working(parties, danger.first, SOON) as work:
        assert await may_tell(work, danger.scene.case, told_by_telephone(danger)) == ()
        await record_outside_disclosure(work, danger.scene.case, told_by_telephone(danger))

    kept = parties.rows(
        "select recipient, covered from outside_disclosure where case_file = %(c)s", c=danger.scene.case
    )
    assert kept == [(danger.police.id, True)]
    found = (await danger.gate(SOON)).decision
    assert Reason("no_agreement") in found.reasons, "what the hub sends itself still needs one"


async def test_no_more_is_covered_than_was_named_and_nothing_after_its_end(parties: Parties) -> None:
    danger = await in_danger(parties)
    await danger.stands()

    for now, fields in ((SOON, {"pattern": "full"}), (NOW + MINUTE + DAY, {"call_name": "full"})):
        async with working(parties, danger.first, now) as work:
            assert await may_tell(work, danger.scene.case, told_by_telephone(danger, **fields)) != ()
            await record_outside_disclosure(work, danger.scene.case, told_by_telephone(danger, **fields))

    kept = parties.rows("select covered from outside_disclosure where case_file = %(c)s", c=danger.scene.case)
    assert kept == [(False,)] * 2


async def test_a_send_that_begins_holds_the_emergency(alone: Parties) -> None:
    danger = await in_danger(alone)
    await danger.stands()
    going = await sent(danger)
    lock = "select from emergency where case_file = %s for update nowait"

    async with alone.work(danger.scene.ngo, SOON, hub_itself=True) as work:
        await asked_again(work, danger.scene, going)
        with alone.database.connect() as other, pytest.raises(errors.LockNotAvailable):
            other.execute(lock, (danger.scene.case,))

    with alone.database.connect() as other:
        other.execute(lock, (danger.scene.case,))


async def test_what_was_frozen_under_it_is_readable_no_longer_than_it_stands(parties: Parties) -> None:
    danger = await in_danger(parties)
    await danger.stands()

    found = await danger.gate(kind="packet")

    assert found.decision.until == NOW + MINUTE + DAY
    async with working(parties, danger.first, SOON) as work:
        going = await sent(danger)
        assert set((await by_id(work, going.packet)).packet.fields) == set(NAMED)


async def test_nothing_of_it_is_left_when_the_case_is_purged(alone: Parties) -> None:
    danger = await in_danger(alone)
    await danger.stands()
    alone.admin.execute(
        "update case_file set retention_until = %s where id = %s", (NOW.date() - 2 * DAY, danger.scene.case)
    )

    await purge(engine_of(alone, Receiver(), clock=FixedClock(NOW + DAY)), OF_A_PURGED_CASE)

    assert danger.rows() == []
