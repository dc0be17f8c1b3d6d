"""Which clocks of law run for a request, and when each ends. Pure arithmetic on aware times."""

import calendar
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

from hub.deadlines.law import ROWS, ClockRule, Start
from hub.deadlines.receipt import ProofOfReceipt

Silence = Literal["", "element_missing", "fact_missing", "not_in_force", "not_started", "no_number"]
_OF_THE_REQUEST = frozenset({"intimate_image"})
"""Facts that the request itself shows. A law about the platform whose fact is missing here alone says so."""


@dataclass(frozen=True)
class PlatformFact:
    """Something true of a platform from one day on ("jp_designated"); `valid_to` is the last day, None for no end."""

    name: str
    valid_from: date
    valid_to: date | None = None


@dataclass(frozen=True)
class Situation:
    """What the clocks of one request look at.

    `facts`: words true of platform and request on the day of the request. `proofs`: every proof of receipt so far.
    `moments`: when else something began (see `law.Start`). `elements`: names of the fields that the request holds.
    """

    facts: frozenset[str]
    proofs: tuple[ProofOfReceipt, ...] = ()
    moments: Mapping[Start, datetime] = field(default_factory=dict)
    elements: frozenset[str] = frozenset()
    may_be_minor: bool = True


@dataclass(frozen=True)
class LegalClock:
    """One rule as it applies to one request. Times are UTC.

    `due_at` is None where no clock runs, and `silence` says why; `missing` names the elements or facts that the law
    wants.
    """

    rule: ClockRule
    started_at: datetime | None = None
    due_at: datetime | None = None
    reminders: tuple[datetime, ...] = ()
    silence: Silence = ""
    missing: tuple[str, ...] = ()

    def last_day(self) -> date | None:
        """The last day on which it is in time, in the rule's own zone."""
        if self.due_at is None:
            return None
        return (self.due_at - timedelta(microseconds=1)).astimezone(self.rule.zone).date()

    def expired(self, now: datetime) -> bool:
        """Whether the time is over: strictly after `due_at`, so what comes on the second is in time."""
        return self.due_at is not None and now > self.due_at


def facts_on(facts: Iterable[PlatformFact], day: date) -> frozenset[str]:
    """The words that were true of a platform on the day of the request."""
    return frozenset(f.name for f in facts if f.valid_from <= day and (f.valid_to is None or day <= f.valid_to))


def clocks(situation: Situation, rows: Iterable[ClockRule] = ROWS) -> tuple[LegalClock, ...]:
    """Every rule that applies, the earliest end first; those that do not run come last and say why."""
    found = [clock for rule in rows if (clock := _clock(rule, situation)) is not None]
    never = datetime.max.replace(tzinfo=UTC)
    return tuple(sorted(found, key=lambda clock: (clock.due_at or never, clock.rule.rule_id)))


def next_due(running: Iterable[LegalClock]) -> datetime | None:
    """The earliest end of these clocks."""
    return min((clock.due_at for clock in running if clock.due_at is not None), default=None)


def restated(history: tuple[LegalClock, ...], clock: LegalClock) -> tuple[LegalClock, ...]:
    """The history of one rule's clock with this statement of it: a better proof moves the end, and both are kept."""
    return history if history and history[-1] == clock else (*history, clock)


def _clock(rule: ClockRule, situation: Situation) -> LegalClock | None:
    """The rule's clock; None where the rule is not about this request or not of its days."""
    unknown = rule.facts - situation.facts
    if not unknown <= _OF_THE_REQUEST:
        return None
    start = _start(rule, situation)
    if start is None:
        return LegalClock(rule, silence="not_started" if rule.enabled else "not_in_force")
    if not _in_its_days(rule, start):
        return None
    if not rule.enabled:
        return LegalClock(rule, silence="not_in_force")
    if unknown:
        return LegalClock(rule, silence="fact_missing", missing=tuple(sorted(unknown)))
    missing = rule.elements - situation.elements - (rule.spared_for_child if situation.may_be_minor else frozenset())
    if missing:
        return LegalClock(rule, silence="element_missing", missing=tuple(sorted(missing)))
    started = start.astimezone(UTC)
    due = due_at(rule, start)
    reminders = tuple(started + after for after in rule.reminders)
    return LegalClock(rule, started, due, reminders, "" if due else "no_number")


def _start(rule: ClockRule, situation: Situation) -> datetime | None:
    """The earliest proof counts, whatever its source: a later one, though better, never puts an end off."""
    if rule.starts == "received":
        return min((proof.at for proof in situation.proofs), default=None)
    if rule.starts == "sent":
        return min((p.at for p in situation.proofs if p.source == "sent"), default=None)
    return situation.moments.get(rule.starts)


def _in_its_days(rule: ClockRule, start: datetime) -> bool:
    begun = rule.valid_from is None or rule.valid_from <= start
    return begun and (rule.valid_to is None or start < rule.valid_to)


def due_at(rule: ClockRule, start: datetime) -> datetime | None:
    """When a clock of this rule that starts at `start` ends, in UTC; None where the law gives no number.

    Hours run through nights, holidays and summer time. Days leave out the first one and end at 24:00 in the rule's
    zone. Months end on the same day of the month, or the last one where there is no such day. Nothing is shifted
    for holidays: no row says so.
    """
    if rule.counting == "none":
        return None
    if rule.counting == "hours":
        return start.astimezone(UTC) + timedelta(hours=rule.length)
    first = start.astimezone(rule.zone).date()
    last = first + timedelta(days=rule.length) if rule.counting == "days" else months_after(first, rule.length)
    return datetime.combine(last + timedelta(days=1), time(), rule.zone).astimezone(UTC)


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last day of that month: 31 August and six months is 28 February."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
