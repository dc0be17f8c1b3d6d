"""Two things at the same moment: each cause as it is said, and what the other side, or a colleague, does meanwhile."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from uuid import UUID

import anyio

import hub.referrals.cancel
from hub.cases import repository
from hub.consent.onward import answer_duty
from hub.delivery.dispatch import drain
from hub.identity.work import Work
from hub.intake.answers import About, HowSaid
from hub.intake.end_case import close_case
from hub.intake.refuse import record_refusal
from hub.intake.say_age import state_age
from hub.intake.voice import Safety, Spoken
from hub.kit.clock import FixedClock
from hub.kit.errors import HubError
from hub.narrowing.causes import Cause, Narrowing
from hub.narrowing.states import ThingState
from hub.referrals.accept import accept
from hub.referrals.draft import OfferWanted
from hub.referrals.offer import offer
from hub.referrals.reject import reject
from hub.releases.read import read
from hub.releases.terms import asked_again
from hub.takedowns import progress, recall
from hub.takedowns.answer import answer
from hub.takedowns.outcome import ItemAnswer
from hub.withdrawals.narrow import narrow
from hub.withdrawals.withdraw import ChangeOfMind, withdraw
from tests.again import AGAIN
from tests.delivery.desk import Receiver, engine_of
from tests.narrowing.causes import add_duty
from tests.narrowing.stage import LATER, LEFT, Stage, stage
from tests.narrowing.words import bars, shortens
from tests.parties import Parties
from tests.racing import Seen

SOON = LATER + timedelta(seconds=1)
Side = Callable[[Stage], Awaitable[bool | None]]
"""What the other one does; False: it came to nothing, and was not refused."""


async def withdrawn(work: Work, on: Stage) -> None:
    await withdraw(work, on.scene.case, ChangeOfMind(on.other.id))


async def refused(work: Work, on: Stage) -> None:
    about = About(on.other.id, "removal" if on.removal else "legal_advice")
    await record_refusal(work, on.scene.case, about, HowSaid(), text="", narrow=narrow)


async def barred(work: Work, on: Stage) -> None:
    await bars(work, on.scene.case, on.other.kind)


async def closed(work: Work, on: Stage) -> None:
    await close_case(work, on.scene.case, narrow=narrow, cancel_open=True)


async def found_a_child(work: Work, on: Stage) -> None:
    await state_age(work, on.scene.case, "now", "16_17", Spoken(), Safety(), narrow=narrow)


async def shortened(work: Work, on: Stage) -> None:
    about = About(on.other.id, "legal_advice")
    fields = {name: form for name, form in LEFT.items() if name != "matter_types"}
    await shortens(work, on.scene.case, about, fields, None)


async def said_no_to_a_duty(work: Work, on: Stage) -> None:
    await repository.case(work, on.scene.case, writing=True)
    duty = on.parties.rows(
        "select id, version from reporting_duty where organisation = %(o)s and reports_to = 'police'", o=on.other.id
    )[0]
    await answer_duty(work, on.scene.case, recipient=on.other.id, duty=duty[0], version=duty[1], answer=False)
    await narrow(work, Narrowing(Cause.DUTY, on.scene.case, on.other.id))


async def cancelled(work: Work, on: Stage) -> None:
    cancel = recall.cancel_request if on.removal else hub.referrals.cancel.cancel
    await cancel(work, on.sent.object, reason="sent-in-error", narrow=narrow)


async def conflicted(work: Work, on: Stage) -> None:
    """The recipient's own word."""
    await hub.referrals.cancel.cancel(work, on.sent.object, reason="conflict-of-interest", narrow=narrow)


Word = Callable[[Work, Stage], Awaitable[None]]
CAUSES: dict[Cause, Word] = {
    Cause.WITHDRAWAL: withdrawn,
    Cause.REFUSAL: refused,
    Cause.BAR: barred,
    Cause.CASE_CLOSED: closed,
    Cause.AGE_UNDER_18: found_a_child,
    Cause.SHORTENING: shortened,
    Cause.DUTY_REFUSED: said_no_to_a_duty,
    Cause.SENDER_CANCELS: cancelled,
    Cause.CONFLICT_OF_INTEREST: conflicted,
}
"""What narrows enough that nothing may be left open: of a shortening a required field is gone."""


async def a_stage(parties: Parties, cause: Cause, state: ThingState) -> Stage:
    on = await stage(parties, state)
    if cause is Cause.DUTY_REFUSED:
        async with parties.work(on.scene.ngo) as work:
            await bars(work, on.scene.case, "police")
        duty = add_duty(on)
        async with parties.work(on.scene.ngo) as work:
            await answer_duty(work, on.scene.case, recipient=on.other.id, duty=duty, version=1, answer=True)
            ((newest,),) = parties.rows("select max(id) from pair_change where recipient = %(r)s", r=on.other.id)
            await asked_again(work, on.scene.case, on.other.id, newest)  # as the sweep does; else all waits for it
    return on


async def together(on: Stage, cause: Cause, other: Side, word: Word | None = None, *, seen: Seen) -> HubError | None:
    """Both at once; whoever comes second may be refused. A ring of locks would raise an error of the database.

    Answers why the cause was refused, if it was; `seen`: what came of the rounds before, and of this one.
    """
    refused: list[HubError] = []
    lead = seen.head_start()  # so that each meets every part of the other

    async def say() -> None:
        await anyio.sleep(max(0.0, -lead))
        who = on.other if cause is Cause.CONFLICT_OF_INTEREST else on.scene.ngo
        try:
            async with on.parties.work(who, LATER) as work:
                await (word or CAUSES[cause])(work, on)
        except HubError as error:
            refused.append(error)

    async def meanwhile() -> None:
        await anyio.sleep(max(0.0, lead))
        try:
            seen.note(came=await other(on) is not False)
        except HubError as error:
            seen.note(came=False, why=str(error))

    async with anyio.create_task_group() as both:
        both.start_soon(say)
        both.start_soon(meanwhile)
    return refused[0] if refused else None


async def nothing_is_open(on: Stage) -> None:
    """No referral or request of the case can be read or accepted by its recipient."""
    table = "takedown" if on.removal else "referral"
    rows = on.parties.rows(
        f"select t.id, t.status from {table} t join origin o on o.object = t.id where o.case_file = %(c)s",
        c=on.scene.case,
    )
    open_now = {id for id, status in rows if status not in ("cancelled", "rejected", "entered-in-error")}
    kept: set[UUID] = open_now if on.removal else set()  # one that the platform had taken by then is kept
    for id, _ in rows:
        for kind in ("offer", "packet"):
            async with on.parties.work(on.other, SOON) as work:
                try:
                    await read(work, id, "offer" if kind == "offer" else "packet")
                except HubError:
                    continue
                assert id in kept, (kind, id)
    assert open_now == kept
    for id in kept:
        told = on.parties.rows("select from delivery where object = %(o)s and status in ('sending', 'delivered')", o=id)
        assert told, "a request that nobody was told of outlived it"


async def offering(on: Stage) -> None:
    async with on.parties.work(on.scene.ngo, LATER) as work:
        await offer(work, OfferWanted(on.scene.case, on.other.id, "legal_advice", "urgent", duplicate_reason=AGAIN))


async def accepting(on: Stage) -> None:
    async with on.parties.work(on.other, LATER) as work:
        await accept(work, on.sent.object)


async def reading(on: Stage) -> None:
    async with on.parties.work(on.other, LATER) as work:
        await read(work, on.sent.object, "offer" if on.state is ThingState.OFFERED else "packet")


async def sending(on: Stage) -> bool:
    await drain(engine_of(on.parties, Receiver(), clock=FixedClock(LATER)), 20)
    return on.message()[0] == "delivered"


async def rejecting(on: Stage) -> None:
    async with on.parties.work(on.other, LATER) as work:
        await reject(work, on.sent.object, reason="no-capacity")


async def taking(on: Stage) -> None:
    async with on.parties.work(on.other, LATER) as work:
        await progress.take_up(work, on.sent.object)


async def answering(on: Stage) -> None:
    async with on.parties.work(on.other, LATER) as work:
        await answer(work, on.sent.object, [ItemAnswer(1, "under-review")])
