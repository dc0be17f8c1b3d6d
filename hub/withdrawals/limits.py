"""A hold that has reached its limit: what is released anew, goes on, ends, or is held on, and the team informed."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import text

from hub.cases import repository
from hub.cases.fragments import came_of
from hub.delivery import outbox
from hub.identity.work import Work
from hub.kit.errors import NotFound
from hub.narrowing.causes import Cause, Narrowing
from hub.narrowing.plan import when_over
from hub.narrowing.planned import LET_GO, STILL_HELD, ReleaseAnswer
from hub.narrowing.states import Thing, ThingState
from hub.pairs.lock import share
from hub.releases.hold import let_go, unhold
from hub.statements.ages import may_be_child
from hub.statements.contradictions import UNSETTLED
from hub.tasks.causes import note
from hub.vetting import peers
from hub.withdrawals.carry_out import LOOK_AGAIN, Outstanding, carry_out
from hub.withdrawals.gate_again import as_the_hub, codes_against, left_of
from hub.withdrawals.narrow import held_things, narrow

_PLACE = text("select case_file, recipient " + came_of(":org", ":object"))


@dataclass(frozen=True)
class _Held:
    """A request that this cause still holds, with its case."""

    case: UUID
    thing: Thing


async def suspended_over(work: Work, object_id: UUID) -> datetime | None:
    """Nobody decided in time for a member that is suspended for security (`hub.delivery.engine.DueHandler`).

    The images of somebody who is or may be a child, published: taking them down always goes on. Else it is held on:
    the peer's question shows as overdue and can still be answered, and the sender's record says so. It is looked at
    again a day later: a peer that was named only since then is asked.
    """
    held = await _held(work, object_id, Cause.SENDER_SUSPENDED)
    if held is None:
        return None
    if await child_is_shown(work, held.case):
        await go_on(work, object_id)
        return None
    await peers.ask_about(work, object_id, work.now + LOOK_AGAIN)
    await note(work, Cause.SENDER_SUSPENDED.value, [(object_id, STILL_HELD)])
    return work.now + LOOK_AGAIN


async def age_over(work: Work, object_id: UUID) -> datetime | None:
    """A request that was held because she is under 18: released anew as a child's, or ended (`DueHandler`).

    Where two words that differ stand against it, a human has to settle them first: it is held on, and looked at again
    a day later. What the younger of the two asks for besides, such as her assent, was nobody's to give until then.
    """
    held = await _held(work, object_id, Cause.AGE_UNDER_18)
    if held is None:
        return None
    narrowing = Narrowing(Cause.AGE_UNDER_18, held.case, held.thing.recipient, object=object_id)
    left = await left_of(work, narrowing, (held.thing,))
    codes = await codes_against(work, held.case, held.thing)
    if UNSETTLED in codes:
        await note(work, Cause.AGE_UNDER_18.value, [(object_id, STILL_HELD)])
        return work.now + LOOK_AGAIN
    if codes:
        left = {id: replace(one, answer=ReleaseAnswer(refused=True)) for id, one in left.items()}
    plan = when_over(narrowing, held.thing, work.now, {id: one.answer for id, one in left.items()})
    done = await carry_out(work, narrowing, Outstanding((held.thing,), left), replace(plan, wait=()))
    await unhold(work, done.repacked, Cause.AGE_UNDER_18.value)
    await outbox.unhold(work, [object_id], Cause.AGE_UNDER_18.value)
    return None


async def go_on(work: Work, object_id: UUID) -> None:
    """A request of a member that is suspended for security goes on; its messages wait until the member goes on."""
    held = await _held(work, object_id, Cause.SENDER_SUSPENDED)
    if held is not None:
        ids = [one.id for one in held.thing.releases]
        await unhold(work, ids, Cause.SENDER_SUSPENDED.value)
        await let_go(work, ids)
        await note(work, Cause.SENDER_SUSPENDED.value, [(object_id, LET_GO)])


async def end(work: Work, object_id: UUID) -> None:
    """It ends, as if its sender had cancelled it."""
    held = await _held(work, object_id, Cause.SENDER_SUSPENDED)
    if held is not None:
        await narrow(work, Narrowing(Cause.SENDER_CANCELS, held.case, held.thing.recipient, object=object_id))


async def child_is_shown(work: Work, case_id: UUID) -> bool:
    """Whether images of somebody who was or may have been under 18 are published; unreadable counts as not."""
    try:
        values = (await repository.case(as_the_hub(work), case_id)).values
    except NotFound:
        return False
    return values.get("exposure") == "published" and may_be_child(values.get("age_band_at_images"))


async def _held(work: Work, object_id: UUID, cause: Cause) -> _Held | None:
    """The request, locked in the order of locks and read after it; None where it was answered or taken meanwhile."""
    us = work.viewer.organisation
    place = (await work.session.execute(_PLACE, {"org": us, "object": object_id})).one_or_none()
    if place is None:
        return None
    await share(work.session, us, place.recipient)
    await repository.hold(work, place.case_file)
    for thing in await held_things(work, Narrowing(cause, place.case_file, place.recipient)):
        living = [one for one in thing.releases if not one.cut and cause.value in one.holds]
        if thing.object == object_id and thing.state() is ThingState.UNTAKEN and living:
            return _Held(place.case_file, thing)
    return None
