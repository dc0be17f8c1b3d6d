"""Whom the person barred, and whom a recipient must tell: asked before anything is sent (domain rule 3). Pure."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from hub.exchange.vocabulary.disclosure import ORGANISATION_KINDS
from hub.kit.errors import Reason
from hub.kit.text import Text

GUARDIAN = "guardian"
"""A barred contact that is no organisation."""
KINDS = frozenset(ORGANISATION_KINDS.codes())
"""Kinds of organisation."""

_YOUNGEST = {"under_13": 0, "13_15": 13, "16_17": 16, "18_19": 18, "20_or_over": 20}
"""The lowest age in years of each band; a band not listed may be any age."""

REACHES_BARRED: Mapping[str, str] = {"duty": "duty_reaches_barred", "practice": "practice_reaches_barred"}
"""Why sending stops until her own yes or no, by the kind of what would be told onward."""


@dataclass(frozen=True)
class Duty:
    """A recipient's duty to report onward, in the sentence that is read aloud; `reports_to` None says "it has none".

    `reports_to`: a kind of organisation, an organisation's id as text, or "guardian". `under_age`: years below
    which it applies, None for everybody. `source`: the law or document. `valid_to`: the last day, None for no end.
    `kind`: "practice" where the recipient need not, but usually does ("will normally call your parents").
    """

    id: UUID
    version: int
    reports_to: str | None
    under_age: int | None
    sentence: Text
    source: str
    valid_from: date
    valid_to: date | None = None
    kind: Literal["duty", "practice"] = "duty"


@dataclass(frozen=True)
class DutyAnswer:
    """The person's own yes or no to one version of one duty."""

    duty: UUID
    version: int
    answer: bool


def barred_reasons(barred: Collection[str], recipient: UUID, kind: str) -> tuple[Reason, ...]:
    """`barred_recipient` where the person said "never" of this organisation, by id or by kind."""
    return (Reason("barred_recipient"),) if str(recipient) in barred or kind in barred else ()


def duty_reasons(
    duties: Iterable[Duty],
    barred: Collection[str],
    answers: Iterable[DutyAnswer],
    age_bands: Collection[str],
    day: date,
) -> tuple[Reason, ...]:
    """Why a recipient's duties forbid telling it on `day`; empty where they do not. `barred`: see `beyond_reach`.

    No duty's row valid on the day, not even "none", is a refusal: a practice says nothing of duties. A usual practice
    that reaches somebody barred stops like a duty does. Of several answers to one row a no counts.
    """
    valid = [d for d in duties if d.valid_from <= day and (d.valid_to is None or day <= d.valid_to)]
    if all(d.kind != "duty" for d in valid):
        return (Reason("duties_unknown"),)
    given = tuple(answers)
    found = {code for duty in reaching(valid, barred, age_bands) if (code := _unanswered(duty, given))}
    return tuple(Reason(code) for code in sorted(found))


def beyond_reach(barred: Collection[str], kinds: Mapping[str, str]) -> frozenset[str]:
    """Whom no duty may tell unasked: the barred, and the kind of each organisation that the person barred by its id.

    A duty says "the police", not which desk: it may be the very desk that she barred. `kinds`: id as text to kind;
    an organisation that is not in it may be of any kind, so that every kind counts.
    """
    named = frozenset(barred) - KINDS - {GUARDIAN}
    if not named <= kinds.keys():
        return KINDS.union(barred)
    return frozenset(barred).union(kinds[one] for one in named)


def reaching(duties: Iterable[Duty], barred: Collection[str], age_bands: Collection[str]) -> tuple[Duty, ...]:
    """The duties that would carry word to somebody barred: their sentences are to be read aloud."""
    return tuple(d for d in duties if _tells(d, barred) and applies(d, age_bands))


def _tells(duty: Duty, barred: Collection[str]) -> bool:
    """Whether somebody barred is told; one organisation, named by its id, may be of any kind that is barred."""
    if duty.reports_to is None:
        return False
    by_id = duty.reports_to not in KINDS | {GUARDIAN}
    return duty.reports_to in barred or (by_id and not KINDS.isdisjoint(barred))


def applies(duty: Duty, age_bands: Collection[str]) -> bool:
    """Whether the duty's age trigger meets any of these bands; an unknown age counts as meeting it, so does none."""
    if duty.under_age is None or not age_bands:
        return True
    return any(_YOUNGEST.get(band, 0) < duty.under_age for band in age_bands)


def _unanswered(duty: Duty, answers: tuple[DutyAnswer, ...]) -> str:
    said = {a.answer for a in answers if a.duty == duty.id and a.version == duty.version}
    if False in said:
        return "onward_report_refused"
    return "" if said else REACHES_BARRED[duty.kind]
