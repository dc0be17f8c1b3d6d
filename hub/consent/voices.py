"""Who may answer what: a guardian answers guardian questions only, and nobody answers for an adult. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from hub.consent.rules import Assent, Minor
from hub.exchange.vocabulary.disclosure import GIVERS
from hub.kit.errors import Reason

IN_HER_PLACE = GIVERS.having("in_her_place")
"""Who answers where the person cannot."""


@dataclass(frozen=True)
class Background:
    """What was known before this answer about one recipient.

    `minor`: whether she is under 18 today; an unknown age counts as a minor's. `guardian_barred`: whether she bars her
    guardian. `said_no`: any sign of a no to this recipient. `answered_herself`: whether any answer about it is her own.
    `heard`: whether she herself speaks with us; False where only somebody about her does.
    """

    minor: Minor
    guardian_barred: bool = False
    said_no: bool = False
    answered_herself: bool = False
    heard: bool = True


def yes_reasons(given_by: str, facts: Assent, known: Background) -> tuple[Reason, ...]:
    """Why this yes cannot be recorded; empty where it can."""
    return (
        *_adult_reasons(given_by, facts, known),
        *(() if facts.assent == "not_capable" else heard_reasons("given_by", heard=known.heard)),
        *_barred_reasons(given_by, facts, known),
        *(_not_capable_reasons(given_by, facts, known) if facts.assent == "not_capable" else _place_reasons(given_by)),
    )


def less_reasons(given_by: str, minor: Minor) -> tuple[Reason, ...]:
    """Why a no, or less than before, cannot be recorded as said by this one: it is the person's own to say."""
    adult = (Reason("adult_answers_herself", "given_by"),) if given_by in IN_HER_PLACE and minor == "no" else ()
    return (*adult, *_place_reasons(given_by))


def heard_reasons(field: str, *, heard: bool) -> tuple[Reason, ...]:
    """Why nothing counts as her yes while only somebody else has spoken for her: a parent, a friend, a teacher."""
    return () if heard else (Reason("person_not_heard", field),)


def guardian_reasons(word: str, known: Background) -> tuple[Reason, ...]:
    """Why a guardian's word cannot be kept: she is of age, or it is a yes of one whom she bars.

    An objection of one whom she bars is kept: it happened.
    """
    if known.minor == "no":
        return (Reason("adult_answers_herself"),)
    return (Reason("guardian_barred", "word"),) if word == "agreement" and known.guardian_barred else ()


def sign_of_no(wishes: Mapping[str, object], about: frozenset[str]) -> bool:
    """Whether she wished a no to any of these: a purpose, or a kind of organisation."""
    return any(wishes.get(word) == "no" for word in about)


def _adult_reasons(given_by: str, facts: Assent, known: Background) -> tuple[Reason, ...]:
    """Nobody is guardian of a person of 18 or over, and nobody answers in her place."""
    if known.minor != "no":
        return ()
    found = []
    if given_by in IN_HER_PLACE:
        found.append(Reason("adult_answers_herself", "given_by"))
    if facts.guardian_consent == "given":
        found.append(Reason("adult_answers_herself", "guardian_consent"))
    if facts.assent == "not_capable":
        found.append(Reason("adult_answers_herself", "not_capable"))
    return tuple(found)


def _barred_reasons(given_by: str, facts: Assent, known: Background) -> tuple[Reason, ...]:
    if not known.guardian_barred:
        return ()
    said = {"given_by": given_by == "guardian", "guardian_consent": facts.guardian_consent == "given"}
    return tuple(Reason("guardian_barred", field) for field, yes in said.items() if yes)


def _place_reasons(given_by: str) -> tuple[Reason, ...]:
    """Where she can answer, nobody does it in her place."""
    if given_by == "guardian":
        return (Reason("guardian_answers_own_questions", "given_by"),)
    return (Reason("lawyer_answers_not_capable", "given_by"),) if given_by == "lawyer" else ()


def _not_capable_reasons(given_by: str, facts: Assent, known: Background) -> tuple[Reason, ...]:
    """She cannot be asked: who answers, why, and never against any sign of a no or an answer of her own."""
    found = []
    if given_by not in IN_HER_PLACE:
        found.append(Reason("not_capable_giver", "given_by"))
    if given_by == "guardian" and facts.guardian_is_not_offender is not True:
        found.append(Reason("guardian_may_be_offender", "not_capable"))
    if not facts.not_capable_reason.strip():
        found.append(Reason("required", "not_capable"))
    if known.said_no:
        found.append(Reason("not_capable_against_no", "not_capable"))
    if known.answered_herself:
        found.append(Reason("not_capable_answered_before", "not_capable"))
    return tuple(found)
