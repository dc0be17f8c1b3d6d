"""The time of an emergency is over: what waits, and left by it alone, ends as when consent expires."""

from datetime import datetime
from uuid import UUID

from hub.cases import repository
from hub.delivery.claim import WAIT_FOR_HER
from hub.emergencies.end import end
from hub.emergencies.load import place_of_over
from hub.identity.viewer import THE_HUB
from hub.identity.work import Work, seen_by
from hub.minimisation.consented import DIED
from hub.narrowing.causes import Cause, Narrow, Narrowing
from hub.narrowing.states import Thing, ThingState
from hub.pairs.lock import share
from hub.referrals.paused import LOOK_AGAIN, stopped
from hub.reviews.kinds import AskedReview
from hub.withdrawals.gate_again import codes_against
from hub.withdrawals.narrow import held_things, narrow

_WAITING = (ThingState.OFFERED, ThingState.UNTAKEN)


async def end_of_danger(work: Work, emergency_id: UUID) -> datetime | None:
    """Ask about what nobody has taken yet as if the emergency had never been (`hub.delivery.engine.DueHandler`).

    What she has agreed to stays, with the fields that she agreed to. Answers when to look again where the clocks stand
    still, because the sender is suspended for security.
    """
    over = await place_of_over(work, emergency_id)
    if over is None:
        return None
    if await stopped(work):
        return work.now + LOOK_AGAIN
    await share(work.session, work.viewer.organisation, over.recipient)
    await repository.hold(work, over.case)
    await _ask_again(work, over.case, over.recipient, over.purpose)
    return None


async def cut_confirmed(work: Work, asked: AskedReview, _narrow: Narrow) -> None:
    """An administrator does not know the newcomer who confirmed it: it ends now, as at the end of its time."""
    for ended in await end(work, asked.case, id=asked.subject):
        await _ask_again(seen_by(work, THE_HUB), asked.case, ended.recipient, ended.purpose)


async def _ask_again(work: Work, case_id: UUID, recipient: UUID, purpose: str) -> None:
    """What waits and nothing else carries ends. The case is held."""
    for thing in await held_things(work, Narrowing(Cause.EXPIRY, case_id, recipient)):
        if thing.open and thing.purpose == purpose and thing.state() in _WAITING:
            ends = _ends(thing, await codes_against(work, case_id, thing))
            cause = Cause.EXPIRY if ends else Cause.SHORTENING
            await narrow(work, Narrowing(cause, case_id, recipient, object=thing.object))


def _ends(thing: Thing, codes: frozenset[str]) -> bool:
    """Whether nothing carries it any more. What is held until somebody has answered waits for that, as before."""
    held = any(one.holds for one in thing.releases)
    return bool(codes - {*WAIT_FOR_HER, DIED}) or (bool(codes) and not held)
