"""The time of an emergency is over: what waits, and left by it alone, ends as when consent expires."""

from datetime import datetime
from uuid import UUID

from hub.cases import door
from hub.delivery.claim import WAIT_FOR_HER
from hub.emergencies.load import place_of_over
from hub.identity.work import Work
from hub.minimisation.consented import DIED
from hub.narrowing.causes import Cause, Narrowing
from hub.narrowing.states import State, Thing
from hub.pairs.lock import share
from hub.referrals.paused import LOOK_AGAIN, stopped
from hub.withdrawals.anew import codes_against
from hub.withdrawals.narrow import held_things, narrow

_WAITING = (State.OFFERED, State.UNTAKEN)


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
    await door.hold(work, over.case)
    for thing in await held_things(work, Narrowing(Cause.EXPIRY, over.case, over.recipient)):
        if thing.open and thing.purpose == over.purpose and thing.state() in _WAITING:
            ends = _ends(thing, await codes_against(work, over.case, thing))
            cause = Cause.EXPIRY if ends else Cause.SHORTENING
            await narrow(work, Narrowing(cause, over.case, over.recipient, object=thing.object))
    return None


def _ends(thing: Thing, codes: frozenset[str]) -> bool:
    """Whether nothing carries it any more. What is held until somebody has answered waits for that, as before."""
    held = any(one.holds for one in thing.releases)
    return bool(codes - {*WAIT_FOR_HER, DIED}) or (bool(codes) and not held)
