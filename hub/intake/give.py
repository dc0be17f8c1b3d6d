"""The person says yes: to one recipient, for one purpose, to these fields in these forms, until a day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from hub.consent.record import record
from hub.consent.rules import validity
from hub.consent.voices import yes_reasons
from hub.exchange.packets import Form
from hub.identity.work import Work
from hub.intake.answers import About, HowSaid, Minority, circumstances, let_expire, place_of, require_seen
from hub.intake.shorten import shortening
from hub.intake.validation import ahead, case_to_write, forms
from hub.intake.voices import background
from hub.kit.errors import Conflict, Invalid, Reason, Refused
from hub.minimisation.served import never_reasons
from hub.narrowing.causes import Narrow
from hub.reviews.ask import ask_review
from hub.reviews.kinds import ReviewKind
from hub.statements.load import statements_of_case
from hub.statements.said import died


@dataclass(frozen=True)
class Yes:
    """What she said yes to. `fields`: catalogue name to form. `until` None: `hub.consent.rules.validity`.

    `seen`: the id of her last answer as the caller has seen it (`hub.consent.load.last_answer`); None: never asked.
    """

    about: About
    fields: Mapping[str, Form]
    until: datetime | None = None
    said: HowSaid = field(default_factory=HowSaid)
    minority: Minority = field(default_factory=Minority)
    seen: UUID | None = None


async def record_consent(work: Work, case_id: UUID, yes: Yes, *, narrow: Narrow) -> UUID:
    """The id of the consent. It replaces what was said before to this recipient, purpose and channel.

    Raises `NotFound`, `Invalid` by field, `Conflict` where the case is closed, she died, or has answered since,
    `Refused` where it is not this one's to say (`consent.voices`). Whether the recipient is barred is the gate's
    matter: she may have changed her mind about one and not yet about the other. An answer in the place of who cannot
    be asked counts, and is reviewed.
    """
    case = await case_to_write(work, case_id)
    if died(await statements_of_case(work, case)):
        raise Conflict(Reason("person_died"))
    place = await place_of(work, yes.about)
    await require_seen(work, case.id, place, yes.seen)
    fields, facts = forms(yes.fields), yes.minority.facts()
    until = ahead(yes.until, work.now) or work.now + validity(place.purpose)
    if never := never_reasons(fields, place.purpose, work.profiles.get(place.channel)):
        raise Invalid(*never)
    if reasons := yes_reasons(yes.said.given_by, facts.assent, await background(work, case, place)):
        raise Refused(*reasons)
    kept = await record(work, case, place, "given", circumstances(yes.said), fields=fields, until=until, facts=facts)
    await let_expire(work, kept.fold_id, kept.after.until)
    if facts.assent.assent == "not_capable":
        await ask_review(work, case.id, ReviewKind.NOT_CAPABLE, kept.record_id)
    if kept.before is not None:  # less than before narrows, and a new yes lets go of what waited for one
        await narrow(work, shortening(case.id, place, kept))
    return kept.fold_id
