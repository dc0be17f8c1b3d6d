"""The one end of a request: of all its clocks the earliest. Kept as words, so that every place shows the same. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Self

from hub.deadlines.law import ROWS, ClockRule
from hub.deadlines.rules import LegalClock, due_at


@dataclass(frozen=True)
class KeptClock:
    """One clock of law as it is kept with a request. `rule`: id and version, e.g. "US-TIDA-48H/1".

    `due_at` is None where it does not run; `silence` then says why, and `missing` what the law wants.
    """

    rule: str
    due_at: datetime | None = None
    silence: str = ""
    missing: tuple[str, ...] = ()

    @classmethod
    def of(cls, clock: LegalClock) -> Self:
        """The clock as it is kept."""
        return cls(f"{clock.rule.rule_id}/{clock.rule.version}", clock.due_at, clock.silence, clock.missing)

    @classmethod
    def load(cls, words: str) -> Self:
        """The clock that `dump` wrote."""
        rule, ends, silence, *missing = words.split(" ")
        return cls(rule, None if ends == "-" else datetime.fromisoformat(ends), silence.strip("-"), tuple(missing))

    def dump(self) -> str:
        """One line of words: rule, end, why there is none, what is missing."""
        return " ".join(
            (self.rule, self.due_at.isoformat() if self.due_at else "-", self.silence or "-", *self.missing)
        )

    def law(self) -> ClockRule | None:
        """The dated row of law; None where it is gone."""
        return next((one for one in ROWS if f"{one.rule_id}/{one.version}" == self.rule), None)


@dataclass(frozen=True)
class Ruling:
    """When an answer is due. `rule`: the law that rules, None for the time that was asked for."""

    at: datetime
    rule: str | None
    clocks: tuple[KeptClock, ...] = ()


def ruling(target: datetime, clocks: Iterable[KeptClock]) -> Ruling:
    """The earliest of the time asked for and every clock that runs: no statute lengthens what was asked for."""
    every = tuple(clocks)
    first = min((one for one in every if one.due_at), key=lambda one: (one.due_at, one.rule), default=None)
    if first is None or first.due_at is None or first.due_at >= target:
        return Ruling(target, None, every)
    return Ruling(first.due_at, first.rule, every)


def proven(before: Ruling, received_at: datetime) -> Ruling:
    """The same after a proof of receipt at this instant: it may bring an end forward, and never puts one off."""
    clocks = tuple(_not_after(one, received_at) for one in before.clocks)
    earliest = ruling(before.at, clocks)
    return replace(earliest, rule=earliest.rule if earliest.at < before.at else before.rule)


def load(words: Sequence[str]) -> tuple[KeptClock, ...]:
    """The clocks that were kept with a request."""
    return tuple(KeptClock.load(one) for one in words)


def _not_after(kept: KeptClock, received_at: datetime) -> KeptClock:
    law = kept.law()
    ends = due_at(law, received_at) if law and kept.due_at else None
    return kept if ends is None or kept.due_at is None or ends >= kept.due_at else replace(kept, due_at=ends)
