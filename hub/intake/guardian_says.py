"""A guardian objects or agrees: it is kept, and a human decides within a day. The person is not overruled."""

from uuid import UUID

from hub.cases import repository
from hub.consent.guardian import GuardianSaid, keep
from hub.consent.voices import guardian_reasons
from hub.directory.load import once_recipient
from hub.exchange.vocabulary.case import LANGUAGES
from hub.exchange.vocabulary.person import GUARDIAN_WORDS, METHODS
from hub.identity.work import Work
from hub.intake.validation import known_word, spoken
from hub.intake.voices import of_the_case
from hub.kit.errors import Refused
from hub.narrowing.causes import Cause, Narrow, Narrowing
from hub.reviews.ask import ask_review
from hub.reviews.kinds import ReviewKind


async def record_guardian_word(work: Work, case_id: UUID, said: GuardianSaid, *, narrow: Narrow) -> UUID:
    """Keep what a guardian said; the word's id. A closed case takes it too.

    An objection changes no answer of the person: it informs those who work for her, and asks a human to decide within
    a day. Raises `NotFound`, `Invalid`, and `Refused` where she is of age, or for a yes of a guardian whom she bars.
    """
    known_word(said.word, GUARDIAN_WORDS, "word")
    known_word(said.method, METHODS, "method")
    known_word(said.language, LANGUAGES, "language")
    case = await repository.case(work, case_id, writing=True)
    if said.recipient is not None:
        await once_recipient(work, said.recipient)
    if reasons := guardian_reasons(said.word, of_the_case(case)):
        raise Refused(*reasons)
    text = spoken(said.text, "text")
    id = await keep(work, case, GuardianSaid(said.recipient, said.word, said.method, said.language, text))
    if said.word == "objection":
        await narrow(work, Narrowing(Cause.GUARDIAN, case.id, said.recipient))
        await ask_review(work, case.id, ReviewKind.GUARDIAN_OBJECTION, id)
    return id
