"""A change between two, the statement's condition and the worker's sweep together: what the table says, end to end."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from connectors.registry import load
from hub.delivery.engine import DueHandler
from hub.delivery.run_due import run_due
from hub.exchange.packets import Form, PacketKind
from hub.identity.public_keys.change import revoke
from hub.kit.clock import FixedClock
from hub.kit.errors import Conflict, NotFound
from hub.narrowing.causes import Cause, Narrowing
from hub.referrals.accept import accept
from hub.releases.cut import DESTROY
from hub.releases.read import read
from hub.vetting.suspend import resume, suspend
from hub.withdrawals.erase import destroy_when_due
from hub.withdrawals.narrow import narrow, settle
from hub.withdrawals.sweep import sweep
from hub.withdrawals.withdraw import ChangeOfMind, withdraw
from tests.again import AGAIN
from tests.consultations import ADULT
from tests.delivery.desk import Receiver, engine_of
from tests.pairs.pair import LATER, TODAY, operator_of
from tests.parties import NOW, Parties, Party
from tests.referrals.handoff import AGREED, handoff, offered

pytestmark = pytest.mark.anyio
MINUTE = timedelta(minutes=1)
WEEK, MONTH = timedelta(days=7), timedelta(days=30)


async def reads(
    parties: Parties, party: Party, made: UUID, kind: PacketKind = "packet", at: datetime = LATER
) -> set[str]:
    """The fields that this organisation reads; none where it reads nothing."""
    try:
        async with parties.work(party, at + MINUTE) as work:
            return set((await read(work, made, kind)).fields)
    except NotFound:
        return set()


async def swept(parties: Parties, at: datetime = LATER) -> None:
    handlers: dict[str, DueHandler] = {DESTROY: destroy_when_due}
    engine = replace(engine_of(parties, Receiver(), clock=FixedClock(at), handlers=handlers), connectors=load())
    await sweep(engine, narrow, settle)
    await run_due(engine, 100)


async def accepted(parties: Parties, handed: Any) -> UUID:
    made = await offered(parties, handed, duplicate_reason=AGAIN)
    async with parties.work(handed.lawyer, NOW) as work:
        await accept(work, made)
    return made


def keys(parties: Parties, made: UUID) -> int:
    statement = "select count(*) from release_key k join release r on r.id = k.release where r.object = %(o)s"
    found: int = parties.rows(statement + " and r.kind = 'packet'", o=made)[0][0]
    return found


async def test_fewer_fields_agreed_repack_what_waits_and_it_can_be_accepted_with_those(alone: Parties) -> None:
    """A new agreement for one field opened 22; here it opens what is left."""
    handed = await handoff(alone)
    made = await offered(alone, handed)
    fewer: dict[str, Form] = {name: form for name, form in AGREED.items() if name != "narrative"}
    async with operator_of(alone) as operator:
        await operator.agree(handed.sender, handed.lawyer, fewer)

    await swept(alone)

    async with alone.work(handed.lawyer, LATER) as work:
        await accept(work, made)
    found = await reads(alone, handed.lawyer, made)
    assert "call_name" in found
    assert "narrative" not in found


async def test_an_offer_without_any_agreement_left_ends_and_is_told_as_that(alone: Parties) -> None:
    handed = await handoff(alone)
    made, kept = await offered(alone, handed), await accepted(alone, handed)
    async with operator_of(alone) as operator:
        await operator.end(handed.sender, handed.lawyer)

    await swept(alone)

    assert alone.rows("select status, reason from referral where id = %(r)s", r=made) == [
        ("cancelled", "agreement-ended")
    ]
    assert await reads(alone, handed.lawyer, kept), "kept to the retention agreed"


@pytest.mark.parametrize("engaged", [False, True])
async def test_a_breach_shuts_what_was_accepted_and_destroys_its_key_after_thirty_days(
    alone: Parties, engaged: bool
) -> None:
    handed = await handoff(alone)
    made = await accepted(alone, handed)
    assert await reads(alone, handed.lawyer, made)
    if engaged:
        given = {"r": made, "d": TODAY}
        alone.admin.execute("update referral set engagement = 'engaged', engaged_on = %(d)s where id = %(r)s", given)
    async with operator_of(alone) as operator:
        await operator.end(handed.sender, handed.lawyer, "breach")

    seen = [await reads(alone, handed.lawyer, made)]
    await swept(alone)
    seen.append(await reads(alone, handed.lawyer, made))
    await swept(alone, LATER + MONTH - MINUTE)
    before = keys(alone, made)
    await swept(alone, LATER + MONTH + MINUTE)

    assert [bool(some) for some in seen] == [engaged, engaged]
    assert before == 2
    assert keys(alone, made) == (2 if engaged else 0)


async def test_a_duty_that_reaches_whom_she_barred_holds_what_was_not_read_and_keeps_what_was(alone: Parties) -> None:
    handed = await handoff(alone, {**ADULT, "barred_recipients": ["police"]})
    waiting, unread, was_read = [await offered(alone, handed), *[await accepted(alone, handed) for _ in range(2)]]
    await reads(alone, handed.lawyer, was_read)
    async with operator_of(alone) as operator:
        await operator.duty(handed.lawyer, under_age=None)

    await swept(alone)

    assert not await reads(alone, handed.lawyer, waiting, "offer")
    assert not await reads(alone, handed.lawyer, unread)
    assert await reads(alone, handed.lawyer, was_read)
    with pytest.raises(Conflict):
        async with alone.work(handed.lawyer, LATER) as work:
            await accept(work, waiting)


async def test_a_duty_that_reaches_nobody_whom_she_barred_holds_nothing_for_longer_than_the_sweep(
    alone: Parties,
) -> None:
    handed = await handoff(alone)
    waiting, unread = await offered(alone, handed), await accepted(alone, handed)
    async with operator_of(alone) as operator:
        await operator.duty(handed.lawyer, under_age=None)
    before = [await reads(alone, handed.lawyer, waiting, "offer"), await reads(alone, handed.lawyer, unread)]

    await swept(alone)

    assert before == [set(), set()]
    assert await reads(alone, handed.lawyer, waiting, "offer")
    assert await reads(alone, handed.lawyer, unread)


async def test_a_recipient_suspended_for_security_reads_again_what_was_shut_off_within_thirty_days(
    alone: Parties,
) -> None:
    handed = await handoff(alone)
    kept, gone = await accepted(alone, handed), await accepted(alone, handed)
    async with operator_of(alone) as operator:
        async with operator.acting() as session:
            await suspend(session, handed.lawyer.id, "security", LATER)
        await swept(alone)
        shut = [await reads(alone, handed.lawyer, one) for one in (kept, gone)]
        alone.admin.execute("update release set destroyed_at = %s where object = %s", (LATER, gone))
        async with operator.acting() as session:
            await resume(session, handed.lawyer.id, LATER + MINUTE)
    waiting_for_the_sweep = await reads(alone, handed.lawyer, kept)
    await swept(alone, LATER + MINUTE)

    assert shut == [set(), set()]
    assert waiting_for_the_sweep == set()
    assert await reads(alone, handed.lawyer, kept)
    assert not await reads(alone, handed.lawyer, gone)


@pytest.mark.parametrize("taken", [False, True])
async def test_what_was_held_while_a_suspension_shut_it_off_stays_held_until_that_is_let_go(
    alone: Parties, taken: bool
) -> None:
    handed = await handoff(alone)
    made = await accepted(alone, handed) if taken else await offered(alone, handed)
    kind: PacketKind = "packet" if taken else "offer"
    async with operator_of(alone) as operator:
        async with operator.acting() as session:
            await suspend(session, handed.lawyer.id, "security", LATER)
        await swept(alone)
        async with alone.work(handed.sender, LATER + MINUTE) as work:
            await narrow(work, Narrowing(Cause.DEATH, handed.case))
        async with operator.acting() as session:
            await resume(session, handed.lawyer.id, LATER + 2 * MINUTE)
    await swept(alone, LATER + 2 * MINUTE)
    held = await reads(alone, handed.lawyer, made, kind, LATER + 2 * MINUTE)

    async with alone.work(handed.sender, LATER + 2 * MINUTE) as work:
        await settle(work, Cause.DEATH, handed.case)

    assert held == set()
    assert await reads(alone, handed.lawyer, made, kind)


async def test_an_offer_from_which_nothing_was_taken_while_it_was_shut_off_comes_back_whole(alone: Parties) -> None:
    handed = await handoff(alone)
    made = await offered(alone, handed)
    before = await reads(alone, handed.lawyer, made, "offer")
    async with operator_of(alone) as operator:
        async with operator.acting() as session:
            await suspend(session, handed.lawyer.id, "security", LATER)
        await swept(alone)
        async with alone.work(handed.sender, LATER + MINUTE / 2) as work:
            await narrow(work, Narrowing(Cause.AGREEMENT_NARROWED, handed.case))
        async with operator.acting() as session:
            await resume(session, handed.lawyer.id, LATER + MINUTE)
    await swept(alone, LATER + MINUTE)

    assert before
    assert await reads(alone, handed.lawyer, made, "offer") == before


async def test_after_thirty_days_the_keys_of_a_suspended_recipient_are_gone(alone: Parties) -> None:
    handed = await handoff(alone)
    made = await accepted(alone, handed)
    async with operator_of(alone) as operator, operator.acting() as session:
        await suspend(session, handed.lawyer.id, "security", LATER)
    await swept(alone)

    await swept(alone, LATER + MONTH + MINUTE)

    assert keys(alone, made) == 0


@pytest.mark.parametrize("breach", [False, True])
async def test_a_withdrawal_meanwhile_destroys_them_on_day_seven(alone: Parties, breach: bool) -> None:
    handed = await handoff(alone)
    made = await accepted(alone, handed)
    async with operator_of(alone) as operator:
        if breach:
            await operator.end(handed.sender, handed.lawyer, "breach")
        else:
            async with operator.acting() as session:
                await suspend(session, handed.lawyer.id, "security", LATER)
    await swept(alone)
    async with alone.work(handed.sender, LATER + MINUTE) as work:
        await withdraw(work, handed.case, ChangeOfMind(handed.lawyer.id))

    await swept(alone, LATER + WEEK)
    before = keys(alone, made)
    await swept(alone, LATER + WEEK + MINUTE)

    assert before == 2
    assert keys(alone, made) == 0


async def test_an_administrative_suspension_ends_nothing(alone: Parties) -> None:
    handed = await handoff(alone)
    waiting, made = await offered(alone, handed), await accepted(alone, handed)
    async with operator_of(alone) as operator:
        async with operator.acting() as session:
            await suspend(session, handed.sender.id, "request", LATER)
        await swept(alone)
        async with operator.acting() as session:
            await resume(session, handed.sender.id, LATER)
    await swept(alone)

    assert await reads(alone, handed.lawyer, made)
    async with alone.work(handed.lawyer, LATER) as work:
        await accept(work, waiting)
    assert alone.rows("select distinct held_for from delivery") == [([],)]


async def test_a_stolen_key_shuts_what_was_accepted_until_there_is_a_new_one(alone: Parties) -> None:
    handed = await handoff(alone)
    made = await accepted(alone, handed)
    key = {"organisation": handed.lawyer.id, "purpose": "age", "created_at": NOW}
    alone.insert("public_key", id=(stolen := uuid4()), public="age1old", **key)
    async with alone.work(handed.lawyer, LATER) as work:
        await revoke(work, stolen, stolen=True)
    await swept(alone)
    shut = await reads(alone, handed.lawyer, made)

    alone.insert("public_key", id=uuid4(), public="age1new", **key)
    await swept(alone)

    assert shut == set()
    assert await reads(alone, handed.lawyer, made)
