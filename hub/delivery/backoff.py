"""When a message is tried again: the schedule of Standard Webhooks 1.0, ten attempts over some 76 hours. Pure.

A partner may ask for more patience (Retry-After), never for less.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from hub.exchange.outcomes import Delivered, Gone, NotSent, Outcome, Rejected, TryLater

GAPS = (
    timedelta(seconds=5),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
    timedelta(hours=14),
    timedelta(hours=20),
    timedelta(hours=24),
)
"""How long to wait after each failed attempt; after the last there is none."""
ATTEMPTS = len(GAPS) + 1
SPREAD = 0.1
"""A gap is lengthened by up to a tenth, so that a partner who comes back is not met by everybody at once."""
LONGEST_WISH = timedelta(hours=24)
"""A partner's Retry-After beyond this is cut: silence must end, one way or the other."""
PACE = {"production": 1.0, "demo": 0.01, "test": 0.01}
"""By the hub's mode: what each gap is multiplied with. No setting shortens it in production."""


@dataclass(frozen=True)
class Verdict:
    """What becomes of a message after an attempt. `next_at` speaks for "retrying" only."""

    status: Literal["delivered", "by-hand", "retrying", "dead"]
    reason: str | None
    next_at: datetime


def verdict(outcome: Outcome, attempts: int, now: datetime, *, pace: float = 1.0, luck: float = 0.0) -> Verdict:
    """What follows from the outcome of attempt number `attempts` (from 1) at `now`. `luck`: from 0 up to 1."""
    if isinstance(outcome, Delivered):
        return Verdict("delivered", None, now)
    if isinstance(outcome, NotSent):
        return Verdict("by-hand", outcome.code, now)
    if isinstance(outcome, Rejected | Gone) or attempts >= ATTEMPTS:
        return Verdict("dead", outcome.code, now)
    return Verdict("retrying", outcome.code, now + wait(outcome, attempts, pace=pace, luck=luck))


def wait(outcome: TryLater, attempts: int, *, pace: float = 1.0, luck: float = 0.0) -> timedelta:
    """How long until the next attempt, after attempt number `attempts`: the gap or the partner's wish, the longer."""
    gap = GAPS[attempts - 1] * pace * (1 + SPREAD * luck)
    wish = timedelta(seconds=outcome.after_seconds or 0)
    return max(gap, min(wish, LONGEST_WISH))
