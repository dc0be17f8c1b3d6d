"""The sweep: within a minute of a change the gate was asked again as each sender, and what is out follows."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest

from connectors.registry import load
from hub.delivery.engine import Engine
from hub.delivery.run_due import run_due
from hub.exchange.packets import Form
from hub.identity.work import Work
from hub.kit.clock import FixedClock
from hub.kit.errors import Conflict
from hub.kit.pages import Page
from hub.narrowing.causes import Cause, Narrowed, Narrowing
from hub.referrals.accept import accept
from hub.referrals.expire import expire_referral
from hub.referrals.lists import listed
from hub.referrals.offer import REFERRAL_EXPIRES
from hub.referrals.receive import receive_offer
from hub.referrals.repository import referral
from hub.releases.read import read
from hub.tasks.lists import Filter
from hub.vetting.suspend import resume, suspend
from hub.withdrawals.narrow import narrow, settle
from hub.withdrawals.sweep import sweep
from tests.consultations import ADULT
from tests.delivery.desk import Receiver, engine_of
from tests.pairs.pair import LATER, changes, operator_of
from tests.parties import NOW, Parties
from tests.referrals.handoff import AGREED, FIELDS, Handoff, both_lists, handoff, offered
from tests.telling import offer_told

pytestmark = pytest.mark.anyio
MUCH_LATER = LATER + timedelta(minutes=1)


def engine_at(parties: Parties, clock: FixedClock) -> Engine:
    """With every partner's form: the gate asks it."""
    return replace(
        engine_of(parties, Receiver(), clock=clock, handlers={REFERRAL_EXPIRES: expire_referral}), connectors=load()
    )


async def swept(parties: Parties, at: FixedClock | None = None) -> int:
    return await sweep(engine_at(parties, at or FixedClock(LATER)), narrow, settle)


async def test_an_offer_that_the_new_terms_still_cover_can_be_accepted_after_the_sweep(alone: Parties) -> None:
    async with operator_of(alone) as operator:
        handed = await handoff(alone)
        made = await offered(alone, handed)
        await operator.duty(handed.lawyer)
        await operator.agree(handed.sender, handed.lawyer, AGREED)

    await swept(alone)

    async with alone.work(handed.lawyer, MUCH_LATER) as work:
        await accept(work, made)
        assert (await read(work, made, "packet")).fields
    assert all(done for _, done in changes(alone, handed.lawyer))


@pytest.mark.parametrize("change", ["duty", "agreement", "end"])
async def test_an_offer_that_the_new_terms_forbid_is_not_accepted_after_the_sweep(alone: Parties, change: str) -> None:
    async with operator_of(alone) as operator:
        handed = await handoff(alone, {**ADULT, "barred_recipients": ["police"]})
        made = await offered(alone, handed)
        if change == "duty":
            await operator.duty(handed.lawyer, under_age=None)
        elif change == "agreement":
            await operator.agree(handed.sender, handed.lawyer, {"prefecture": "full"})
        else:
            await operator.end(handed.sender, handed.lawyer)

    await swept(alone)

    with pytest.raises(Conflict):
        async with alone.work(handed.lawyer, MUCH_LATER) as work:
            await accept(work, made)


async def test_a_sweep_tells_the_cause_and_the_place_of_each_change_and_does_so_once(alone: Parties) -> None:
    said: list[tuple[Cause, object, object]] = []

    async def noting(work: Work, narrowing: Narrowing) -> Narrowed:
        said.append((narrowing.cause, narrowing.case, narrowing.recipient))
        assert work.viewer.organisation == handed.sender.id
        return Narrowed()

    async with operator_of(alone) as operator:
        handed, other = await handoff(alone), await handoff(alone)
        for one in (handed, other):
            await offered(alone, one)
        await operator.duty(handed.lawyer)
        await operator.end(handed.sender, handed.lawyer)
        async with operator.acting() as session:
            await suspend(session, handed.lawyer.id, "security", LATER)
    engine = engine_at(alone, FixedClock(LATER))

    asked = [await sweep(engine, noting, settle) for _ in range(2)]

    place = (handed.case, handed.lawyer.id)
    causes = (Cause.DUTY, Cause.AGREEMENT_NARROWED, Cause.RECIPIENT_SUSPENDED)
    assert said == [(cause, *place) for cause in causes]
    assert asked == [3, 0]


async def test_a_case_that_fails_is_asked_again_and_holds_up_no_other(alone: Parties) -> None:
    asked: list[object] = []

    async def failing_once(work: Work, narrowing: Narrowing) -> Narrowed:
        asked.append(narrowing.case)
        if narrowing.case == handed.case and asked.count(handed.case) == 1:
            raise RuntimeError
        return Narrowed()

    async with operator_of(alone) as operator:
        handed = await handoff(alone)
        made = await offered(alone, handed)
        other = await handoff(alone)
        other_made = await offered(alone, other)
        for one in (handed, other):
            await operator.duty(one.lawyer)
    engine = engine_at(alone, FixedClock(LATER))

    await sweep(engine, failing_once, settle)
    with pytest.raises(Conflict, match="terms_changed"):
        async with alone.work(handed.lawyer, MUCH_LATER) as work:
            await accept(work, made)
    async with alone.work(other.lawyer, MUCH_LATER) as work:
        await accept(work, other_made)
    await sweep(engine, failing_once, settle)

    assert asked == [handed.case, other.case, handed.case]
    async with alone.work(handed.lawyer, MUCH_LATER) as work:
        await accept(work, made)


async def test_a_change_dated_ahead_is_swept_on_its_day_though_a_later_one_was_swept_before(alone: Parties) -> None:
    async with operator_of(alone) as operator:
        handed = await handoff(alone)
        made = await offered(alone, handed)
        await operator.duty(handed.lawyer, valid_from=date(2026, 11, 24))
        await operator.agree(handed.sender, handed.lawyer, AGREED)
    await swept(alone)
    day = NOW + timedelta(days=1, hours=13)
    with pytest.raises(Conflict, match="terms_changed"):
        async with alone.work(handed.lawyer, day) as work:
            await accept(work, made)

    asked = await swept(alone, FixedClock(day))

    assert asked == 1
    async with alone.work(handed.lawyer, day) as work:
        await accept(work, made)


async def test_a_suspension_taken_back_before_the_sweep_narrows_nothing(alone: Parties) -> None:
    async with operator_of(alone) as operator:
        handed = await handoff(alone)
        made = await offered(alone, handed)
        async with operator.acting() as session:
            await suspend(session, handed.lawyer.id, "security", LATER)
        async with operator.acting() as session:
            await resume(session, handed.lawyer.id, LATER)

    await swept(alone)

    causes = "select distinct cause from narrowed where org = %(s)s"
    assert alone.rows(causes, s=handed.sender.id) in ([], [("agreement-narrowed",)])
    async with alone.work(handed.lawyer, MUCH_LATER) as work:
        await accept(work, made)


async def test_clocks_stand_still_while_the_sender_is_suspended_for_security(alone: Parties) -> None:
    handed = await handoff(alone)
    made = await offered(alone, handed)
    (ends,) = alone.rows("select expires_at from referral where id = %(r)s", r=made)[0]
    async with operator_of(alone) as operator:
        async with operator.acting() as session:
            await suspend(session, handed.sender.id, "security", LATER)
        clock = FixedClock(ends + timedelta(days=1))
        engine = engine_at(alone, clock)
        await run_due(engine, 10)
        assert both_lists(alone, made) == [("inbox", "requested"), ("sent", "requested")]
        async with operator.acting() as session:
            await resume(session, handed.sender.id, clock.now())

    for _ in range(2):
        await sweep(engine, narrow, settle)

    later = alone.rows("select expires_at from referral where id = %(r)s", r=made)[0][0]
    assert later == ends + (clock.now() - LATER), "and once only"
    until = alone.rows("select min(readable_until) from release where object = %(r)s", r=made)[0][0]
    assert until > clock.now()
    async with alone.work(handed.lawyer, clock.now()) as work:
        await accept(work, made)


async def late_at_the_lawyers(parties: Parties, handed: Handoff, made: UUID, at: datetime) -> set[bool]:
    """Whether its answer is late: in the list, in the list of what is late, and on its own page."""
    async with parties.work(handed.lawyer, at) as work:
        page = await listed(work, Filter("inbox"), Page(10))
        late = await listed(work, Filter("inbox", overdue=True), Page(10))
        (in_the_list,) = [one.overdue for _, one in page.items if one.id == made]
        return {in_the_list, made in {one.id for _, one in late.items}, (await referral(work, made)).overdue}


async def test_no_answer_is_late_while_the_clocks_stand_still_nor_before_the_time_is_given_back(
    alone: Parties,
) -> None:
    handed = await handoff(alone)
    made = await offered(alone, handed)
    await offer_told(alone, handed.sender, made)
    (due,) = alone.rows("select respond_by from referral where id = %(r)s", r=made)[0]
    async with alone.work(handed.lawyer) as work:
        await receive_offer(work, made)
    clock = FixedClock(due + timedelta(hours=1))
    assert await late_at_the_lawyers(alone, handed, made, clock.now()) == {True}
    async with operator_of(alone) as operator:
        async with operator.acting() as session:
            await suspend(session, handed.sender.id, "security", LATER)
        stopped = await late_at_the_lawyers(alone, handed, made, clock.now())
        async with operator.acting() as session:
            await resume(session, handed.sender.id, clock.now())
        waiting = await late_at_the_lawyers(alone, handed, made, clock.now())
        async with alone.work(handed.sender, clock.now() + timedelta(days=5), hub_itself=True) as work:
            assert await expire_referral(work, made), "nor ended before it"

    await swept(alone, clock)

    assert (stopped, waiting) == ({False}, {False})
    assert await late_at_the_lawyers(alone, handed, made, clock.now()) == {False}
    longer = due + (clock.now() - LATER)
    assert await late_at_the_lawyers(alone, handed, made, longer + timedelta(seconds=1)) == {True}


async def test_a_sweep_that_comes_late_gives_back_the_time_to_the_instant_of_resuming(alone: Parties) -> None:
    handed = await handoff(alone)
    made = await offered(alone, handed)
    ((ends,),) = alone.rows("select expires_at from referral where id = %(r)s", r=made)
    async with operator_of(alone) as operator:
        for days in (0, 2):  # twice, and each for itself
            async with operator.acting() as session:
                await suspend(session, handed.sender.id, "security", LATER + timedelta(days=days))
            async with operator.acting() as session:
                await resume(session, handed.sender.id, LATER + timedelta(days=days + 1))

    await swept(alone, FixedClock(LATER + timedelta(days=4)))

    later = alone.rows("select expires_at from referral where id = %(r)s", r=made)
    assert later == [(ends + timedelta(days=2),)]


async def test_no_clock_that_stood_still_outlives_consent(alone: Parties) -> None:
    handed = await handoff(alone)
    made = await offered(alone, handed)
    until = NOW + timedelta(days=7)
    alone.admin.execute("update consent_fold set until = %s where case_file = %s", (until, handed.case))
    async with operator_of(alone) as operator:
        async with operator.acting() as session:
            await suspend(session, handed.sender.id, "security", LATER)
        async with operator.acting() as session:
            await resume(session, handed.sender.id, NOW + timedelta(days=5))
    engine = engine_at(alone, FixedClock(NOW + timedelta(days=5)))

    await sweep(engine, narrow, settle)

    assert alone.rows("select distinct readable_until from release where object = %(r)s", r=made) == [(until,)]


async def test_fewer_fields_agreed_are_a_change_although_the_agreement_is_new(alone: Parties) -> None:
    fewer: dict[str, Form] = {name: form for name, form in AGREED.items() if name != "narrative"}
    assert "narrative" in FIELDS
    async with operator_of(alone) as operator:
        handed = await handoff(alone)
        made = await offered(alone, handed)
        await operator.agree(handed.sender, handed.lawyer, fewer)

    await swept(alone)

    async with alone.work(handed.lawyer, MUCH_LATER) as work:
        try:
            await accept(work, made)
        except Conflict:
            return  # ended, for the offer could not be made anew
        assert "narrative" not in (await read(work, made, "packet")).fields
