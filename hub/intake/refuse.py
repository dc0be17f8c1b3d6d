"""The person says no: an answer of its own, different from never having been asked."""

from uuid import UUID

from hub.cases import door
from hub.consent.facts import Facts
from hub.consent.record import record
from hub.identity.work import Work
from hub.intake.answers import About, Said, circumstances, place_of
from hub.intake.told import spoken
from hub.narrowing.causes import Cause, Narrow, Narrowing


async def record_refusal(work: Work, case_id: UUID, about: About, said: Said, *, text: str, narrow: Narrow) -> UUID:
    """The id of the consent that says no now; a closed case takes it too. Raises `NotFound` and `Invalid`.

    `text`: why not, in her own words, where she gave any. What was opened before is cut like at a withdrawal.
    """
    case = await door.case(work, case_id, writing=True)
    place = await place_of(work, about)
    facts = Facts(refusal_text=spoken(text, "refusal_text"))
    kept = await record(work, case, place, "refused", circumstances(said), facts=facts)
    if kept.narrowed():
        await narrow(work, Narrowing(Cause.REFUSAL, case.id, place.recipient, place.purpose, place.channel))
    return kept.fold_id
