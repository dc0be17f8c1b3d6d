"""What an answer of the person is about and how it was given, checked before it is kept."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal
from uuid import UUID

from hub.cases import repository
from hub.consent.facts import AnswerFacts
from hub.consent.load import OUTSIDE, ConsentPlace, last_answer
from hub.consent.record import Circumstances
from hub.consent.rules import Assent
from hub.delivery import due
from hub.directory.entries import Recipient
from hub.directory.load import load_recipient, once_recipient
from hub.exchange.vocabulary.case import LANGUAGES
from hub.exchange.vocabulary.disclosure import CONSENT_GIVERS
from hub.exchange.vocabulary.person import METHODS
from hub.identity.work import Work
from hub.intake.validation import known_purpose, known_word, spoken
from hub.kit.errors import Conflict, Invalid, Reason
from hub.minimisation.shapes import line

CONSENT_EXPIRES = "consent.expire"
"""The due date at which a consent ends; answered by `hub.consent.expire`."""


@dataclass(frozen=True)
class About:
    """Whom and what for. `channel` None: the way by which the recipient is reached today."""

    recipient: UUID
    purpose: str
    channel: str | None = None


@dataclass(frozen=True)
class HowSaid:
    """How the person said it. `wording`: version of the text read out. `given_by` "lawyer": for who cannot answer."""

    given_by: Literal["self", "guardian", "representative", "lawyer"] = "self"
    method: Literal["in_writing", "orally", "by_chat"] = "orally"
    language: str = "ja"
    wording: str = "consent/1"


@dataclass(frozen=True)
class NotCapable:
    """She cannot be asked. `guardian_is_not_offender`: the worker's statement about the guardian who answers."""

    reason: str = field(repr=False)
    guardian_is_not_offender: bool | None = None


@dataclass(frozen=True)
class Minority:
    """The three facts about a minor and one recipient, and the answer about going abroad. None: not asked.

    `not_capable`: why she cannot be asked, where somebody answers in her place; never beside an assent.
    """

    assent: bool | None = None
    guardian_consent: Literal["given", "absent"] | None = None
    guardian_reason: str = field(default="", repr=False)
    guardian_informed: bool | None = None
    guardian_informed_reason: str = field(default="", repr=False)
    abroad_accepted: bool | None = None
    not_capable: NotCapable | None = None

    def facts(self, refusal_text: str = "") -> AnswerFacts:
        """The same with its texts cleaned; raises `Invalid`."""
        if self.not_capable and self.assent is not None:
            raise Invalid(Reason("not_capable_or_assent", "not_capable"))
        assent = Assent(
            "not_capable" if self.not_capable else self.assent,
            self.guardian_consent,
            spoken(self.guardian_reason, "guardian_reason"),
            self.guardian_informed,
            spoken(self.guardian_informed_reason, "guardian_informed_reason"),
            spoken(self.not_capable.reason, "not_capable") if self.not_capable else "",
            self.not_capable.guardian_is_not_offender if self.not_capable else None,
        )
        return AnswerFacts(assent, self.abroad_accepted, spoken(refusal_text, "refusal_text"))


def circumstances(said: HowSaid) -> Circumstances:
    """How it was said, with every word a known one; raises `Invalid`."""
    known_word(said.given_by, CONSENT_GIVERS, "given_by")
    known_word(said.method, METHODS, "method")
    known_word(said.language, LANGUAGES, "language")
    return Circumstances(said.given_by, said.method, said.language, line(100)(said.wording, "wording"))


async def place_of(work: Work, about: About, *, less: bool = False) -> ConsentPlace:
    """The recipient, purpose and channel; raises `NotFound` for a stray recipient, `Invalid` for the others.

    `less`: she allows nothing new, and so it may be one that is suspended or has left.
    """
    recipient = await (once_recipient if less else load_recipient)(work, about.recipient)
    return ConsentPlace(recipient.id, known_purpose(about.purpose), _channel(recipient, about.channel))


def _channel(recipient: Recipient, asked: str | None) -> str:
    if asked is None:
        return recipient.connector or OUTSIDE
    if asked not in (recipient.connector, OUTSIDE):
        raise Invalid(Reason("malformed", "channel"))
    return asked


async def last_answer_about(work: Work, case_id: UUID, about: About) -> UUID | None:
    """The id of her last answer, for whoever records another; None: never asked. Raises `NotFound` and `Invalid`."""
    case = await repository.case(work, case_id)
    return await last_answer(work, case.id, await place_of(work, about, less=True))


async def require_seen(work: Work, case_id: UUID, place: ConsentPlace, seen: UUID | None) -> None:
    """Raise `Conflict` `answered_since` where her last answer is not the one that the caller has seen. One statement.

    A page that is older than a withdrawal or a refusal cannot give back what was taken. The caller holds the case.
    """
    if await last_answer(work, case_id, place) != seen:
        raise Conflict(Reason("answered_since", "expected_answer_id"))


async def let_expire(work: Work, fold_id: UUID, until: datetime) -> None:
    """Have the end of this consent recorded when it comes."""
    await due.schedule(work, fold_id, CONSENT_EXPIRES, until)
