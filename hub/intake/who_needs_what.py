"""Who needs what, before she is asked: per recipient the fields, the duties, what a no leaves, and what is read aloud.

Asked of the gate as if she had said yes to all of it and no more, so that a yes is never to what could not leave.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from hub.cases import repository
from hub.cases.read import note_reading
from hub.consent.load import last_answer
from hub.consent.rules import Minor
from hub.directory.entries import Recipient
from hub.directory.rules import DutyAnswer
from hub.exchange.packets import Form
from hub.exchange.vocabulary.purposes import REQUEST_PURPOSES
from hub.identity.work import Work
from hub.intake.answers import About, place_of
from hub.intake.consent_sentence import abroad_sentence, if_no, sentences
from hub.intake.duties_to_read import DutyToRead, duties_to_read
from hub.intake.sitting_rules import MOST_ANSWERS, sitting_ends
from hub.intake.supposed import asked_her, written
from hub.kit.errors import Invalid, Reason
from hub.kit.offload import offload
from hub.kit.text import Bilingual, Text, series
from hub.minimisation.facts import Decision, Facts
from hub.minimisation.fields import CATALOGUE
from hub.minimisation.many import facts_of_many
from hub.minimisation.rules import decide, needs
from hub.minimisation.takedown_rules import SOURCE
from hub.tasks.sent import requests_already_sent


@dataclass(frozen=True)
class NeededField:
    """A field that the recipient would get with her yes. `required`: its form cannot be filled without."""

    field: str
    form: Form
    required: bool


@dataclass(frozen=True)
class ConsentQuestion:
    """One recipient and purpose to ask her about. `reasons`: why a yes would let nothing leave; then no `fields`.

    `abroad`: read to her where the recipient is in another country; None elsewhere. `seen`: the id of her last answer.
    """

    recipient: Recipient
    purpose: str
    channel: str
    fields: tuple[NeededField, ...]
    until: datetime
    duties: tuple[DutyToRead, ...]
    abroad: Text | None
    if_no: Text
    seen: UUID | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class ConsentReading:
    """What is read once, for all recipients of whom the same sentence is true; each is answered by itself."""

    sentences: tuple[Text, ...]
    questions: tuple[ConsentQuestion, ...]


@dataclass(frozen=True)
class ConsentSitting:
    """All of it. `minor`: whether a guardian is asked about; unknown counts as a minor's."""

    minor: Minor
    readings: tuple[ConsentReading, ...]


async def who_needs_what(work: Work, case_id: UUID, wanted: Sequence[tuple[UUID, str]]) -> ConsentSitting:
    """The questions about these recipients and purposes, in that order. Reads of the case how much a form would get.

    Raises `NotFound` for a stray case or recipient, `Invalid` for none, for one named twice and for too many.
    """
    if not wanted or len(set(wanted)) != len(wanted):
        raise Invalid(Reason("required" if not wanted else "malformed", "wanted"))
    if len(wanted) > MOST_ANSWERS:
        raise Invalid(Reason("too_long", "wanted", (f"{MOST_ANSWERS}",)))
    case = await repository.case(work, case_id)
    places = [await place_of(work, About(*one)) for one in wanted]
    await note_reading(work, case.id)
    facts = await facts_of_many(work, case, wanted, {}, await requests_already_sent(work, case.id))
    minor: Minor = "unknown"
    questions = []
    for place in places:
        of_one = facts[place.recipient, place.purpose]
        minor = of_one.facts.person_is_minor()
        seen = await last_answer(work, case.id, place)
        questions.append(await offload(_question, of_one.facts, of_one.recipient, place.channel, seen))
    return ConsentSitting(minor, readings(questions))


def readings(questions: Iterable[ConsentQuestion]) -> tuple[ConsentReading, ...]:
    """Recipients with the same sentence share one reading, each where the first of them stood."""
    alike: dict[object, list[ConsentQuestion]] = {}
    for one in questions:
        alike.setdefault((one.purpose, one.fields, one.until, bool(one.reasons)), []).append(one)
    return tuple(ConsentReading(_read_to_her(some), tuple(some)) for some in alike.values())


def _read_to_her(some: Sequence[ConsentQuestion]) -> tuple[Text, ...]:
    first = some[0]
    if first.reasons:
        return ()
    names = series(Bilingual(one.recipient.name, one.recipient.name_en) for one in some)
    return sentences(names, first.purpose, {one.field: one.form for one in first.fields}, first.until)


def _question(facts: Facts, recipient: Recipient, channel: str, seen: UUID | None) -> ConsentQuestion:
    asked = asked_her(written(_duties_answered(facts)))
    packet = decide(asked)
    offer = packet if facts.takedown else decide(replace(asked, kind="offer"))
    reasons = tuple(dict.fromkeys((*packet.reasons, *offer.reasons)))
    return ConsentQuestion(
        recipient,
        facts.purpose,
        channel,
        () if reasons else tuple(_fields(asked, (packet, offer))),
        sitting_ends(facts.purpose, facts.now),
        duties_to_read(facts),
        abroad_sentence(recipient.country) if recipient.country != facts.sender.country else None,
        if_no(facts.purpose in REQUEST_PURPOSES),
        seen,
        reasons,
    )


def _duties_answered(facts: Facts) -> Facts:
    """The same, had she said yes to each sentence that is still to be read: it is asked in the same sitting."""
    unread = [one.duty for one in duties_to_read(facts) if one.answer is None]
    yes = tuple(DutyAnswer(duty.id, duty.version, answer=True) for duty in unread)
    return replace(facts, answers=(*facts.answers, *yes))


def _fields(asked: Facts, decisions: Iterable[Decision]) -> Iterable[NeededField]:
    """In the catalogue's order: what would leave and takes her word, and the places that a request's items are."""
    forms: dict[str, Form] = {}
    for decision in decisions:
        forms |= {name: form for name, form in decision.fields.items() if forms.get(name) != "full"}
    required = {need.field for need in needs(asked) if need.required}
    places = {name for name in SOURCE.values() if asked.value(name)} if "items" in forms else set()
    forms |= dict.fromkeys(places, "full")
    for name, one in CATALOGUE.items():
        if name in forms and one.consent_needed:
            yield NeededField(name, forms[name], name in required or (name in places and "items" in required))
