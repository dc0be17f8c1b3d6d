"""Who says something of herself and her safety, and whether a word that lowers protection counts as her yes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import cast

from hub.cases.repository import OpenCase
from hub.consent.voices import heard_reasons
from hub.exchange.vocabulary.case import LANGUAGES
from hub.exchange.vocabulary.person import METHODS, VOICES
from hub.identity.work import Work
from hub.intake.validation import known_word
from hub.intake.voices import heard
from hub.kit.errors import Invalid, Reason, between
from hub.minimisation.shapes import line
from hub.statements.lowering import lowering_reasons, voice_reasons
from hub.statements.readings import contact_changed_at
from hub.statements.said import How, Method, Statement, Voice
from hub.statements.word import is_word

LONGEST_AGO = timedelta(days=731)
"""A word older than two years is told anew: the date of one is more likely a slip."""


@dataclass(frozen=True)
class Spoken:
    """How something was said, as the caller tells it. `language` None: the case's. `said_at` None: now."""

    said_by: str = "self"
    method: str = "orally"
    language: str | None = None
    wording: str = "statement/1"
    said_at: datetime | None = None


@dataclass(frozen=True)
class Safety:
    """Her answer to "Are you alone? Can you talk freely?" (None: not asked), and the shared word."""

    alone: bool | None = None
    word: str | None = field(default=None, repr=False)


def check_yes(case: OpenCase, how: How) -> None:
    """Raise `Invalid` for a guardian's yes where she bars her guardian: that is not even recorded."""
    if how.said_by == "guardian" and "guardian" in case.barred():
        raise Invalid(Reason("guardian_barred", "said_by"))


def how_said(spoken: Spoken, language: str, now: datetime) -> How:
    """The same with every word a known one and a date that can be true; raises `Invalid`."""
    said_by = cast("Voice", known_word(spoken.said_by, VOICES, "said_by"))
    method = cast("Method", known_word(spoken.method, METHODS, "method"))
    spoken_in = known_word(spoken.language or language, LANGUAGES, "language")
    said_at = spoken.said_at or now
    if not now - LONGEST_AGO <= said_at <= now:
        raise Invalid(Reason("out_of_range", "said_at", between(now - LONGEST_AGO, now)))
    wording = line(100)(spoken.wording, "wording")
    return How(said_by, method, spoken_in, wording, said_at)


async def not_counted(
    work: Work, case: OpenCase, said: Sequence[Statement], how: How, safety: Safety
) -> tuple[Reason, ...]:
    """Why what lowers protection does not count as her yes; empty where it does. It is recorded either way.

    A machine has asked nobody whether she was alone.
    """
    right = await is_word(said, safety.word)
    return (
        *((Reason("needs_a_person"),) if work.viewer.machine else ()),
        *voice_reasons(how.said_by),
        *heard_reasons("said_by", heard=heard(case)),
        *lowering_reasons(safety.alone, right, contact_changed_at(said), work.now),
    )
