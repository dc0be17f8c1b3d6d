"""The clocks of a request as both sides see them: none runs before somebody took it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from hub.deadlines.ruling import KeptClock, load
from hub.exchange.vocabulary.takedowns import CLOCK_SILENCES
from hub.kit.errors import Reason

_SILENCES = CLOCK_SILENCES.each(
    {
        "element_missing": "clock_element_missing",
        "fact_missing": "clock_fact_missing",
        "not_in_force": "clock_not_in_force",
        "not_started": "clock_not_started",
        "no_number": "clock_no_number",
        "not_delivered": "clock_not_delivered",
    }
)
"""Why a clock does not run, to the code of its sentence."""


@dataclass(frozen=True)
class ShownClock:
    """A clock as both sides see it: none runs before somebody took the request, and `silence` then says so."""

    kept: KeptClock
    due_at: datetime | None
    silence: str | None

    @property
    def rule(self) -> str:
        """The dated rule."""
        return self.kept.rule

    @property
    def missing(self) -> tuple[str, ...]:
        """What the law wants and lacks."""
        return self.kept.missing


def clocks_of(words: Sequence[str], *, sent: bool) -> list[ShownClock]:
    """The clocks kept with a request; `sent`: whether somebody took it."""
    return [_shown(one, sent=sent) for one in load(words)]


def clock_sentence(clock: ShownClock, language: str) -> str | None:
    """Why it does not run, with the fields and facts that are missing; None where it runs."""
    if clock.silence is None:
        return None
    lacks = ", ".join(clock.missing)
    said = Reason(_SILENCES[clock.silence]).sentence(language)
    return f"{said} {lacks}" if lacks else said


def _shown(kept: KeptClock, *, sent: bool) -> ShownClock:
    if kept.due_at is not None and not sent:
        return ShownClock(kept, None, "not_delivered")
    return ShownClock(kept, kept.due_at, kept.silence or None)
