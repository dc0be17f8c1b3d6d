"""One recipient's part of a sitting: her answers to its duties and her yes or no, kept together or not at all."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from hub.cases import repository
from hub.cases.repository import OpenCase
from hub.consent.load import ConsentPlace, kept_of
from hub.exchange.packets import Form
from hub.identity.work import Work
from hub.intake.answer_duty import record_onward_answer
from hub.intake.answers import About, HowSaid, Minority, place_of
from hub.intake.duties_to_read import duties_to_read
from hub.intake.give import Yes, record_consent
from hub.intake.refuse import record_refusal
from hub.intake.sitting_rules import sitting_ends, unread_reasons
from hub.kit.errors import Refused
from hub.minimisation.many import facts_of_many
from hub.narrowing.causes import Narrow


@dataclass(frozen=True)
class DutyRead:
    """Her yes or no to a duty whose sentence was read to her. `seen`: her answer as the caller has seen it."""

    duty: UUID
    version: int
    answer: bool
    seen: bool | None = None


@dataclass(frozen=True)
class SittingAnswer:
    """Her answer about one recipient. `fields`, `until`, `minority`, `seen`: of a yes; `text`: of a no.

    `until` None: as `sitting_rules.sitting_ends` says.
    """

    about: About
    yes: bool
    said: HowSaid
    fields: Mapping[str, Form] = field(default_factory=dict)
    until: datetime | None = None
    minority: Minority = field(default_factory=Minority)
    seen: UUID | None = None
    duties: tuple[DutyRead, ...] = ()
    text: str = field(default="", repr=False)


async def record_answer(work: Work, case_id: UUID, given: SittingAnswer, *, narrow: Narrow) -> UUID:
    """The id of the consent, by the same use cases as an answer that is recorded alone, the duties first.

    Raises what they raise, and `Refused` for a yes to whom a duty or practice would carry word to somebody barred
    before she has answered that sentence.
    """
    case = await repository.case(work, case_id, writing=True)
    place = await place_of(work, given.about, less=not given.yes)
    await _hold(work, case, place)
    for one in given.duties:
        await record_onward_answer(
            work,
            case.id,
            place.recipient,
            duty=one.duty,
            version=one.version,
            answer=one.answer,
            seen=one.seen,
            narrow=narrow,
        )
    if not given.yes:
        return await record_refusal(work, case.id, given.about, given.said, text=given.text, narrow=narrow)
    await _require_read(work, case, place)
    until = given.until or sitting_ends(place.purpose, work.now)
    yes = Yes(given.about, given.fields, until, given.said, given.minority, given.seen)
    return await record_consent(work, case.id, yes, narrow=narrow)


async def _hold(work: Work, case: OpenCase, place: ConsentPlace) -> None:
    """Hold what stands before an answer to a duty narrows: folds come before releases in the one order of locks."""
    await kept_of(work, case, recipient=place.recipient, purpose=place.purpose, channel=place.channel, lock="update")


async def _require_read(work: Work, case: OpenCase, place: ConsentPlace) -> None:
    asked = (place.recipient, place.purpose)
    found = (await facts_of_many(work, case, [asked], {}, {})).get(asked)
    if found and (unread := unread_reasons(duties_to_read(found.facts))):
        raise Refused(*unread)
