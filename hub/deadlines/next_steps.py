"""What a person can do about a request whose time is over, or that was refused. Pure: it proposes, nothing is sent."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from hub.deadlines.clock_rule import ClockRule
from hub.deadlines.not_law import LADDER
from hub.deadlines.ruling import KeptClock
from hub.deadlines.standing import DueState

OVER: Final[frozenset[DueState]] = frozenset({"due", "missed"})


@dataclass(frozen=True)
class NextStep:
    """One step. `kind`: of `STEPS_AFTER_DUE`; `rule`: the clock it follows from; `since`: from when it can be taken."""

    kind: str
    rule: ClockRule
    since: datetime


def next_steps(
    clocks: Sequence[KeptClock],
    state: DueState,
    *,
    sent_at: datetime | None,
    refused_at: datetime | None,
    now: datetime,
) -> tuple[NextStep, ...]:
    """The steps that can be taken now, the earliest first, each kind of a rule once.

    A law's own follow its end where nothing was done, its reminders where it has no number, and a refusal at once
    (`refused_at`), whether or not the request has ended by it. Where no law applies, those of the ladder. Nobody was
    asked (`sent_at` None) or all is gone: none.
    """
    if sent_at is None or state == "met" or (state == "stopped" and refused_at is None):
        return ()
    laws = [(one, law) for one in clocks if (law := one.law()) is not None and _applies(one)]
    found = [step for one, law in laws for step in _of(one, law, state, sent_at, refused_at)]
    if not laws:
        found = list(_reminded(LADDER, sent_at))
    reached = {(step.kind, step.rule.rule_id): step for step in found[::-1] if step.since <= now}
    return tuple(sorted(reached.values(), key=lambda step: (step.since, step.rule.rule_id, step.kind)))


def _applies(kept: KeptClock) -> bool:
    return not kept.is_window() and (kept.due_at is not None or kept.silence == "no_number")


def _of(
    kept: KeptClock, law: ClockRule, state: DueState, sent_at: datetime, refused_at: datetime | None
) -> Iterable[NextStep]:
    if refused_at is not None:
        return [NextStep(kind, law, refused_at) for kind in law.then]
    if kept.due_at is None:
        return _reminded(law, sent_at)
    return [NextStep(kind, law, kept.due_at) for kind in law.then] if state in OVER else []


def _reminded(rule: ClockRule, sent_at: datetime) -> Iterable[NextStep]:
    """Ask again at each reminder but the last, from which on the rest of its steps can be taken."""
    reminders = rule.reminders or LADDER.reminders
    yield NextStep("second-notice", rule, sent_at + reminders[0])
    for kind in rule.then:
        if kind != "second-notice":
            yield NextStep(kind, rule, sent_at + reminders[-1])
