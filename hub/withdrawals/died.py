"""After a death: what waits ends after thirty days; whether an accepted packet is kept or cut, a human decides."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import hub.referrals.outstanding
import hub.releases.outstanding
from hub.cases import repository
from hub.delivery import due, outbox
from hub.identity.viewer import THE_HUB
from hub.identity.work import Work, seen_by
from hub.narrowing.causes import Cause, Narrow, Narrowing
from hub.narrowing.states import Thing, ThingState
from hub.releases.hold import unhold
from hub.reviews.ask import ask_review
from hub.reviews.kinds import AskedReview, ReviewKind

STANDS = "death.stands"
"""The kind of due date at which what a death held is ended."""
MAY_BE_WRONG = timedelta(days=30)
"""How long another of the team can find that it was wrong before what waits ends."""


async def after_death(work: Work, case_id: UUID, things: Sequence[Thing], held: frozenset[UUID]) -> None:
    """Ask for a decision about the packets that are held, and set the day on which what waits ends.

    The caller holds the case. Asked again it is the same question, and the day is counted anew.
    """
    if not held:
        return
    found = [thing.state() for thing in things if not held.isdisjoint(one.id for one in thing.releases)]
    if ThingState.ACCEPTED in found:
        await ask_review(work, case_id, ReviewKind.DEATH, case_id)
    await due.schedule(work, case_id, STANDS, work.now + MAY_BE_WRONG)


async def end_what_waits(work: Work, case_id: UUID, narrow: Narrow) -> None:
    """The day has come: what the death held and nobody accepted ends; as its sender. Nothing where it was let go."""
    await repository.hold(work, case_id)
    await narrow(work, Narrowing(Cause.DEATH_STANDS, case_id))


async def keep_packets(work: Work, asked: AskedReview, _narrow: Narrow) -> None:
    """The second person says that whoever accepted a packet goes on with it: it can be read again."""
    kept = await _held(seen_by(work, THE_HUB), asked.case)
    ids = [one.id for thing in kept for one in thing.releases]
    await unhold(work, ids, Cause.DEATH.value)
    await outbox.unhold(work, [thing.object for thing in kept], Cause.DEATH.value)


async def cut_packets(work: Work, asked: AskedReview, narrow: Narrow) -> None:
    """The second person says that nobody goes on with a packet: each that the death held is cut."""
    for thing in await _held(seen_by(work, THE_HUB), asked.case):
        await narrow(work, Narrowing(Cause.DEATH_STANDS, asked.case, thing.recipient, object=thing.object))


async def _held(work: Work, case_id: UUID) -> list[Thing]:
    """The accepted packets of the case that the death holds, held against everybody else first."""
    await hub.releases.outstanding.hold_case(work, case_id, None)
    found = await hub.referrals.outstanding.of_case(work, case_id, None)
    frozen = await hub.releases.outstanding.frozen(work, [thing.object for thing in found])
    things = [replace(thing, releases=frozen.get(thing.object, ())) for thing in found]
    return [one for one in things if one.state() is ThingState.ACCEPTED and one.held_for(Cause.DEATH.value)]
