"""What narrows also narrows what was released: held, looked at, planned from the table, carried out."""

from dataclasses import replace
from uuid import UUID

import hub.referrals.outstanding
import hub.releases.outstanding
import hub.takedowns.outstanding
from hub.delivery import outbox
from hub.directory.load import once_recipients
from hub.directory.rules import REACHES_BARRED
from hub.identity.work import Work
from hub.minimisation.consented import DIED
from hub.minimisation.harm import CHILD_CODES
from hub.narrowing.causes import Cause, Narrow, Narrowed, Narrowing
from hub.narrowing.plan import asks_anew, plan
from hub.narrowing.states import Thing, ThingState
from hub.releases.hold import unhold
from hub.statements.contradictions import UNSETTLED
from hub.withdrawals.carry_out import Outstanding, carry_out
from hub.withdrawals.died import after_death
from hub.withdrawals.gate_again import codes_against, is_published, left_of

_LOOKED_AT_ONE_BY_ONE = (Cause.BAR, Cause.DUTY, Cause.CONTRADICTION)
_MAY_LIFT = (Cause.BAR, Cause.DUTY, Cause.SHORTENING, Cause.CONTRADICTION, Cause.SETTLED)
_LIFTED_BY_HER_ANSWER = (Cause.DUTY, Cause.AGE_UNDER_18)
_LIFTED_BY_A_HUMAN = {Cause.CONTRADICTION: UNSETTLED, Cause.DEATH: DIED}
"""Cause to the code by which the gate knows that it stands."""
_WAITING = (ThingState.OFFERED, ThingState.UNTAKEN)


async def narrow(work: Work, narrowing: Narrowing) -> Narrowed:
    """Do to everything that is out of the case what the table says of this cause (`hub.narrowing.causes.Narrow`).

    The locks come in the one order: the caller holds case, folds and emergencies; then releases, deliveries,
    referrals and requests, due dates. What is read is read after its lock, so that nothing moves meanwhile.
    """
    things = await held_things(work, narrowing)
    if not things:
        return Narrowed()
    result = Narrowed()
    for cause, some in await _by_cause(work, narrowing, things):
        result = _plus(result, await _narrow(work, _about(narrowing, cause), tuple(some)))
    return result


def _about(narrowing: Narrowing, cause: Cause) -> Narrowing:
    """The same for this row of the table; what is let go on the way is asked anew wherever it was sent."""
    if cause is Cause.SETTLED and narrowing.cause is not cause:
        return Narrowing(cause, narrowing.case)
    return replace(narrowing, cause=cause)


async def _narrow(work: Work, narrowing: Narrowing, things: tuple[Thing, ...]) -> Narrowed:
    left = await left_of(work, narrowing, [thing for thing in things if asks_anew(narrowing, thing)])
    published = narrowing.cause is Cause.DEATH and await is_published(work, narrowing.case)
    adults = await _adults_alone(work, things) if narrowing.cause is Cause.AGE_UNDER_18 else ()
    answers = {id: one.answer for id, one in left.items()}
    done = plan(narrowing, things, work.now, answers, published=published, adults_alone=adults)
    done_now = await carry_out(work, narrowing, Outstanding(things, left), done)
    if narrowing.cause is Cause.DEATH:
        await after_death(work, narrowing.case, things, frozenset(done_now.held))
    return done_now


async def _adults_alone(work: Work, things: tuple[Thing, ...]) -> frozenset[UUID]:
    """The things whose recipient serves adults alone, by the directory; one statement."""
    known = await once_recipients(work, tuple({thing.recipient for thing in things}))
    served = [one for one in things if one.recipient in known and known[one.recipient].adults_alone(one.purpose)]
    return frozenset(one.object for one in served)


async def settle(work: Work, cause: Cause, case_id: UUID, recipient: UUID | None = None) -> tuple[UUID, ...]:
    """What this cause held is let go: it was answered, or is over. Answers the releases; the caller holds the case."""
    things = await held_things(work, Narrowing(cause, case_id, recipient))
    return await _let_go(work, things, cause)


async def held_things(work: Work, narrowing: Narrowing) -> tuple[Thing, ...]:
    """What is out for these recipients, held in the order of locks and read after it."""
    which = (work, narrowing.case, narrowing.recipient)
    await hub.releases.outstanding.hold_case(*which)
    found = (*await hub.referrals.outstanding.of_case(*which), *await hub.takedowns.outstanding.of_case(*which))
    await outbox.lock(work, [thing.object for thing in found])
    await hub.referrals.outstanding.hold_case(*which)
    await hub.takedowns.outstanding.hold_case(*which)
    found = (*await hub.referrals.outstanding.of_case(*which), *await hub.takedowns.outstanding.of_case(*which))
    frozen = await hub.releases.outstanding.frozen(work, [thing.object for thing in found])
    return tuple(replace(thing, releases=frozen.get(thing.object, ())) for thing in found)


async def _by_cause(work: Work, narrowing: Narrowing, things: tuple[Thing, ...]) -> list[tuple[Cause, list[Thing]]]:
    """Which row of the table each thing stands in. Whom a bar or a duty reaches is looked up one by one."""
    named = narrowing.cause is Cause.BAR and narrowing.recipient is not None
    one_by_one = narrowing.cause in _LOOKED_AT_ONE_BY_ONE and not named
    held = [thing for thing in things if any(one.holds for one in thing.releases)]
    looked_at = things if one_by_one else held if narrowing.cause in _MAY_LIFT else ()
    codes = {thing.object: await codes_against(work, narrowing.case, thing) for thing in looked_at}
    lifted = [thing for thing in held if thing.object in codes and await _lifted(work, thing, codes[thing.object])]
    if narrowing.cause is Cause.SETTLED:
        return [(narrowing.cause, [one for one in lifted if not _waits_for_its_limit(one, codes[one.object])])]
    if narrowing.cause is Cause.DEATH_STANDS:
        return [(narrowing.cause, await _of_the_dead(work, narrowing, held))]
    aged = [thing for thing in held if thing.held_for(Cause.AGE_UNDER_18) and codes.get(thing.object) == frozenset()]
    aged = [thing for thing in aged if not named and not asks_anew(narrowing, thing)]
    rows: dict[Cause, list[Thing]] = {Cause.SETTLED: aged} if aged else {}
    if not one_by_one:
        return [(narrowing.cause, list(things)), *rows.items()]
    for thing in things:
        row = _row(narrowing.cause, thing, codes[thing.object])
        if row is not None:
            rows.setdefault(row, []).append(thing)
    return list(rows.items())


def _waits_for_its_limit(thing: Thing, codes: frozenset[str]) -> bool:
    """Held because she is under 18, and not asked anew as a child yet: her team has until the limit of that hold."""
    return bool(codes) and thing.held_for(Cause.AGE_UNDER_18)


async def _of_the_dead(work: Work, narrowing: Narrowing, held: list[Thing]) -> list[Thing]:
    """What a death held, let go to end: everything that nobody has accepted, or the one that a human named."""
    ends = [one for one in held if one.held_for(Cause.DEATH) and (narrowing.object or one.state() in _WAITING)]
    ends = [one for one in ends if narrowing.object in (None, one.object)]
    await _let_go(work, tuple(ends), Cause.DEATH)
    return ends


async def _lifted(work: Work, thing: Thing, codes: frozenset[str]) -> bool:
    """Let go of what no reason holds any more; answers whether a human's word, not hers, let something go."""
    for cause in () if codes else _LIFTED_BY_HER_ANSWER:
        await _let_go(work, (thing,), cause)
    over = [cause for cause, code in _LIFTED_BY_A_HUMAN.items() if code not in codes and thing.held_for(cause)]
    for cause in over:
        await _let_go(work, (thing,), cause)
    return bool(over)


def _row(cause: Cause, thing: Thing, codes: frozenset[str]) -> Cause | None:
    """The row of a thing whose recipient her answers stand against, or None where they do not."""
    if "barred_recipient" in codes:
        return Cause.BAR
    if "onward_report_refused" in codes:
        return Cause.DUTY_REFUSED
    if codes & {*REACHES_BARRED.values(), "duties_unknown"}:
        return Cause.DUTY
    if UNSETTLED in codes:
        return Cause.CONTRADICTION if cause is Cause.CONTRADICTION else None
    return cause if codes - {DIED, *CHILD_CODES} and cause is Cause.BAR and thing.state() in _WAITING else None


async def _let_go(work: Work, things: tuple[Thing, ...], cause: Cause) -> tuple[UUID, ...]:
    held = [one.id for thing in things for one in thing.releases if cause.value in one.holds]
    released = await unhold(work, held, cause.value) if held else ()
    await outbox.unhold(work, [thing.object for thing in things], cause.value)
    return released


def _plus(one: Narrowed, other: Narrowed) -> Narrowed:
    return Narrowed(
        referrals=one.referrals + other.referrals,
        takedowns=one.takedowns + other.takedowns,
        going_on=one.going_on + other.going_on,
        releases=one.releases + other.releases,
        cancelled=one.cancelled + other.cancelled,
        in_flight=one.in_flight + other.in_flight,
        holdings=one.holdings + other.holdings,
        repacked=one.repacked + other.repacked,
        held=one.held + other.held,
    )


_SHAPE: Narrow = narrow
"""The checker holds this function to what the rooms below were promised."""
