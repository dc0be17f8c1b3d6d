"""A card was told and understood: which, in which version and language, when and by which way."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from hub.cases import guidance_told, repository
from hub.cases.guidance_told import GuidanceTold
from hub.cases.repository import OpenCase
from hub.exchange.vocabulary.person import CARD_LANGUAGES, GUIDANCE_CARDS, METHODS
from hub.identity.work import Work
from hub.intake.guidance.cards import CARDS, GuidanceCard
from hub.intake.guidance.fitting import fits
from hub.intake.validation import known_word
from hub.kit.errors import Conflict, Invalid, Reason
from hub.minimisation.dates import TOLD, in_reason


@dataclass(frozen=True)
class ProposedCard:
    """A card as a case shows it. `fits`: whether it is proposed for this case; the others can be told all the same."""

    card: GuidanceCard
    fits: bool


@dataclass(frozen=True)
class Telling:
    """What is recorded. `version`: the one that was read aloud; `told_at` None: just now."""

    card: str
    version: int
    language: str
    way: str
    told_at: datetime | None = None


def cards_for(case: OpenCase) -> tuple[ProposedCard, ...]:
    """Every card in its order, with whether it fits this case."""
    return tuple(ProposedCard(card, fits(card, case.values, case.barred())) for card in CARDS.values())


async def record_guidance_told(work: Work, case_id: UUID, telling: Telling) -> UUID:
    """The id of the record, which keeps the words that were told; of a closed case too, for it has happened.

    Raises `NotFound`, `Conflict` `stale` for another version than the one that stands, and `Invalid` by field.
    """
    card = CARDS[known_word(telling.card, GUIDANCE_CARDS, "card")]
    language = known_word(telling.language, CARD_LANGUAGES, "language")
    way = known_word(telling.way, METHODS, "way")
    case = await repository.case(work, case_id, writing=True)
    at = telling.told_at or work.now
    if not in_reason(at, TOLD, case.created_at, work.now):
        raise Invalid(Reason(TOLD.code, "told_at"))
    if telling.version != card.version:
        raise Conflict(Reason("stale", "version"))
    words = card.texts[language]
    told = GuidanceTold(card.name, card.version, language, way, at, words.title, words.sentences)
    return await guidance_told.keep(work, case, told)
