"""Each cause, brought by the room in which it arises, or by the call that this room makes."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from psycopg.types.json import Jsonb
from sqlalchemy import text

from hub.cases import repository
from hub.consent.load import overview
from hub.consent.onward import answer_duty
from hub.identity.work import Work
from hub.intake.answers import About, HowSaid
from hub.intake.end_case import close_case
from hub.intake.expire import expire
from hub.intake.refuse import record_refusal
from hub.intake.say_age import state_age
from hub.intake.say_death import record_death
from hub.intake.settle import settle_contradiction
from hub.intake.voice import Safety, Spoken
from hub.narrowing.causes import Cause, Narrowing
from hub.referrals import cancel
from hub.reviews.kinds import AskedReview, ReviewKind
from hub.takedowns import recall
from hub.takedowns.ended_there import end_request_there
from hub.takedowns.repository import takedown
from hub.withdrawals.died import cut_packets, end_what_waits
from hub.withdrawals.narrow import narrow
from hub.withdrawals.withdraw import ChangeOfMind, withdraw
from tests.acts.people import person, working
from tests.cases.team import put_on_team
from tests.narrowing.stage import LATER, LEFT, OTHER_CONTACT, Stage
from tests.narrowing.words import bars, shortens, states_contact
from tests.parties import NOW
from tests.withdrawals.scene import REMOVAL

Bring = Callable[[Stage], Awaitable[None]]


async def _withdrawal(on: Stage) -> None:
    async with on.parties.work(on.scene.ngo, LATER) as work:
        await withdraw(work, on.scene.case, ChangeOfMind(None))


def _about(on: Stage) -> About:
    return About(on.other.id, "removal" if on.removal else "legal_advice")


async def _refusal(on: Stage) -> None:
    async with on.parties.work(on.scene.ngo, LATER) as work:
        await record_refusal(work, on.scene.case, _about(on), HowSaid(), text="", narrow=narrow)


async def _shortening(on: Stage) -> None:
    fields: Any = {"locations": "full"} if on.removal else LEFT
    async with on.parties.work(on.scene.ngo, LATER) as work:
        until = NOW + timedelta(days=9)
        await shortens(work, on.scene.case, _about(on), fields, until)


async def _expiry(on: Stage) -> None:
    async with on.parties.work(on.scene.ngo) as work:
        (consent,) = await overview(work, await repository.case(work, on.scene.case))
    on.parties.admin.execute("update consent_fold set until = %s where id = %s", (LATER, consent.id))
    async with on.parties.work(on.scene.ngo, LATER, hub_itself=True) as work:
        assert await expire(work, consent.id, narrow)


async def _bar(on: Stage) -> None:
    async with on.parties.work(on.scene.ngo, LATER) as work:
        await bars(work, on.scene.case, on.other.kind)


def add_duty(on: Stage) -> UUID:
    """The recipient must report to the police; the person barred the police."""
    duty = uuid4()
    on.parties.insert(
        "reporting_duty",
        id=duty,
        organisation=on.other.id,
        version=1,
        reports_to="police",
        sentence_ja="警察に届け出ます。",
        sentence_en="It reports to the police.",
        source="test",
        valid_from=date(2020, 1, 1),
    )
    return duty


async def _duty(on: Stage) -> None:
    async with on.parties.work(on.scene.ngo, LATER) as work:
        await bars(work, on.scene.case, "police")
    add_duty(on)
    await _directly(Cause.DUTY)(on)


async def _duty_refused(on: Stage) -> None:
    async with on.parties.work(on.scene.ngo, LATER) as work:
        await bars(work, on.scene.case, "police")
    duty = add_duty(on)
    async with on.parties.work(on.scene.ngo, LATER) as work:
        given = {"recipient": on.other.id, "duty": duty, "version": 1, "answer": False}
        await answer_duty(work, on.scene.case, **given)  # type: ignore[arg-type]
        await narrow(work, Narrowing(Cause.DUTY, on.scene.case, on.other.id))


async def _closing(on: Stage) -> None:
    async with on.parties.work(on.scene.ngo, LATER) as work:
        await close_case(work, on.scene.case, narrow=narrow, cancel_open=True)


async def _sender_cancels(on: Stage) -> None:
    async with on.parties.work(on.scene.ngo, LATER) as work:
        if on.removal:
            await recall.cancel_request(work, on.sent.object, reason="sent-in-error", narrow=narrow)
        else:
            await cancel.cancel(work, on.sent.object, reason="declined-by-person", narrow=narrow)


async def _recipient_cancels(on: Stage) -> None:
    async with on.parties.work(on.other, LATER) as work:
        if on.removal:
            await end_request_there(work, await takedown(work, on.sent.object), "cancelled", "no-capacity")
        else:
            await cancel.cancel(work, on.sent.object, reason="no-capacity", narrow=narrow)


async def _conflict(on: Stage) -> None:
    if on.removal:
        await _directly(Cause.CONFLICT_OF_INTEREST)(on)
        return
    async with on.parties.work(on.other, LATER) as work:
        await cancel.cancel(work, on.sent.object, reason="conflict-of-interest", narrow=narrow)


async def _agreement_narrowed(on: Stage) -> None:
    left = Jsonb({**REMOVAL, "items": "full", "signer": "full"} if on.removal else dict(LEFT))
    on.parties.admin.execute("update agreement set fields = %s where recipient = %s", (left, on.other.id))
    await _directly(Cause.AGREEMENT_NARROWED)(on)


async def _agreement_breached(on: Stage) -> None:
    day = date(2026, 11, 1)
    on.parties.admin.execute("update agreement set valid_to = %s where recipient = %s", (day, on.other.id))
    await _directly(Cause.AGREEMENT_BREACHED)(on)


async def _safe_contact(on: Stage) -> None:
    async with on.parties.work(on.scene.ngo, LATER) as work:
        await states_contact(work, on.scene.case, OTHER_CONTACT)


async def _death(on: Stage) -> None:
    async with on.parties.work(on.scene.ngo, LATER) as work:
        await record_death(work, on.scene.case, "家族から", Spoken(said_by="third-party"), narrow=narrow)


async def _death_stands(on: Stage) -> None:
    """Thirty days later, or where a human has decided that an accepted packet is cut."""
    await _death(on)
    async with on.parties.work(on.scene.ngo, LATER) as work:
        review = on.parties.rows("select id from review where kind = 'death' and org = %(o)s", o=on.scene.ngo.id)
        for (id,) in review:
            asked = AskedReview(id, on.scene.case, ReviewKind.DEATH, on.scene.case, on.scene.ngo.principal, LATER)
            await cut_packets(work, asked, narrow)
        await end_what_waits(work, on.scene.case, narrow)


async def _contradiction(on: Stage) -> None:
    """20 or over, and then 18 or 19: no child either way."""
    async with on.parties.work(on.scene.ngo, LATER) as work:
        await state_age(work, on.scene.case, "now", "18_19", Spoken(), Safety(alone=True), narrow=narrow)


async def _settled(on: Stage) -> None:
    """Another of the team settles it; less is agreed by now than when it was released."""
    await _contradiction(on)
    left = Jsonb({**REMOVAL, "items": "full", "signer": "full"} if on.removal else dict(LEFT))
    on.parties.admin.execute("update agreement set fields = %s where recipient = %s", (left, on.other.id))
    second = person(on.parties, on.scene.ngo)
    put_on_team(on.parties, on.scene.ngo, on.scene.case, second.id)
    async with working(on.parties, second, LATER) as work:
        ((later,),) = on.parties.rows(
            "select id from statement where case_file = %(c)s and contradicts is not null", c=on.scene.case
        )
        await settle_contradiction(work, on.scene.case, later, "later", "確かめた。", narrow=narrow)


def _directly(cause: Cause, **given: Any) -> Bring:
    """A cause of a pair or of the hub: the function that the sweep calls, as it calls it."""
    by_sweep = cause is Cause.SENDER_SUSPENDED  # a peer is asked in the same transaction, by the worker alone

    async def bring(on: Stage) -> None:
        async with on.parties.work(on.scene.ngo, LATER, hub_itself=by_sweep) as work:
            await hold_case(work, on.scene.case)
            await narrow(work, Narrowing(cause, on.scene.case, on.other.id, **given))

    return bring


async def hold_case(work: Work, case_id: UUID) -> None:
    """As every caller of `narrow` does."""
    await work.session.execute(text("select from case_file where id = :id for no key update"), {"id": case_id})


CAUSES: Mapping[Cause, Bring] = {
    **{cause: _directly(cause) for cause in Cause},
    Cause.WITHDRAWAL: _withdrawal,
    Cause.REFUSAL: _refusal,
    Cause.SHORTENING: _shortening,
    Cause.EXPIRY: _expiry,
    Cause.BAR: _bar,
    Cause.DUTY: _duty,
    Cause.DUTY_REFUSED: _duty_refused,
    Cause.CASE_CLOSED: _closing,
    Cause.SENDER_CANCELS: _sender_cancels,
    Cause.RECIPIENT_CANCELS: _recipient_cancels,
    Cause.CONFLICT_OF_INTEREST: _conflict,
    Cause.AGREEMENT_NARROWED: _agreement_narrowed,
    Cause.AGREEMENT_BREACHED: _agreement_breached,
    Cause.SAFE_CONTACT: _safe_contact,
    Cause.DEATH: _death,
    Cause.DEATH_STANDS: _death_stands,
    Cause.CONTRADICTION: _contradiction,
    Cause.SETTLED: _settled,
}
"""How each cause comes: through the room where it is said, or, where that is not here, the call that it makes."""
