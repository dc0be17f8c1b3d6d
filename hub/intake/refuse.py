"""The person says no: an answer of its own, different from never having been asked."""

from uuid import UUID

from hub.cases import repository
from hub.consent.facts import AnswerFacts
from hub.consent.record import record
from hub.consent.voices import less_reasons
from hub.identity.work import Work
from hub.intake.answers import About, HowSaid, circumstances, place_of
from hub.intake.validation import spoken
from hub.intake.voices import is_minor
from hub.kit.errors import Refused
from hub.narrowing.causes import Cause, Narrow, Narrowing


async def record_refusal(work: Work, case_id: UUID, about: About, said: HowSaid, *, text: str, narrow: Narrow) -> UUID:
    """The id of the consent that says no now; a closed case takes it too.

    `text`: why not, in her own words, where she gave any. What was opened before is cut like at a withdrawal. Raises
    `NotFound`, `Invalid`, and `Refused` for a guardian, whose objection is kept as one.
    """
    case = await repository.case(work, case_id, writing=True)
    place, how = await place_of(work, about, less=True), circumstances(said)
    if reasons := less_reasons(said.given_by, is_minor(case)):
        raise Refused(*reasons)
    facts = AnswerFacts(refusal_text=spoken(text, "refusal_text"))
    kept = await record(work, case, place, "refused", how, facts=facts)
    # also after a consent that had ended: what was accepted under it is kept until she says no
    await narrow(work, Narrowing(Cause.REFUSAL, case.id, place.recipient, place.purpose, place.channel))
    return kept.fold_id
