"""How long a session lasts: half an hour without a request, twelve hours in all, five minutes of freshness.

Within the limits of NIST SP 800-63B-4 (AAL2: 24 hours, one hour of inactivity) and of ASVS 5 (V7.3).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

IDLE = timedelta(minutes=30)
ABSOLUTE = timedelta(hours=12)
FRESH = timedelta(minutes=5)
"""How long after signing in or stepping up somebody may do what asks for it."""
TAKES_UP = timedelta(hours=24)
"""So long after a session has ended by itself a form that was written in it is kept for whoever it was."""
NOTED_EVERY = timedelta(minutes=1)
"""A request is noted at most this often, so that reading does not write each time; `IDLE` counts from the note."""


@dataclass(frozen=True)
class SessionWindow:
    """The instants against which a session is measured now; a statement compares with the same ones.

    A session lives while it was begun after `begun_after` and noted after `noted_after`.
    """

    begun_after: datetime
    noted_after: datetime
    fresh_after: datetime
    note_until: datetime
    """A session that was noted last at this instant or before is noted again."""


def window(now: datetime) -> SessionWindow:
    """The window at this instant."""
    return SessionWindow(now - ABSOLUTE, now - IDLE, now - FRESH, now - NOTED_EVERY)


def is_alive(begun_at: datetime, noted_at: datetime, now: datetime) -> bool:
    """Whether the session has neither been idle for too long nor lasted too long."""
    limits = window(now)
    return begun_at > limits.begun_after and noted_at > limits.noted_after


def is_fresh(fresh_at: datetime | None, now: datetime) -> bool:
    """Whether the person has just shown that it is them; never where it is not known when."""
    return fresh_at is not None and fresh_at > window(now).fresh_after
