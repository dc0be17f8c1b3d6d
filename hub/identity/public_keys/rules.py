"""How long a key counts: pure, with the instant handed in."""

from datetime import datetime, timedelta
from typing import Literal

OVERLAP = timedelta(days=14)
"""How long what was sealed to the replaced key may still be on its way to whoever opens it."""
KeyState = Literal["newest", "older", "ended", "revoked"]
"""`newest`: what is sealed now is sealed to this one. `older`: replaced, to be kept for what was sealed before."""


def state_at(ended_at: datetime | None, revoked_at: datetime | None, now: datetime) -> KeyState:
    """What the key is now."""
    if revoked_at is not None:
        return "revoked"
    if ended_at is None:
        return "newest"
    return "older" if now < ended_at else "ended"


def overlap_end(now: datetime) -> datetime:
    """Until when the key that is replaced now still counts."""
    return now + OVERLAP
