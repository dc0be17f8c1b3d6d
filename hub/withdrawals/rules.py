"""When keys go after a change of mind, and how long it can be taken back. Pure; `now` is an argument."""

from datetime import datetime

from hub.kit.errors import Reason
from hub.narrowing.causes import Destruction
from hub.narrowing.planned import GRACE


def destruction_at(destruction: Destruction, now: datetime) -> datetime:
    """When the keys go."""
    return now if destruction == "now" else now + GRACE


def undo_reasons(
    destruction: Destruction, at: datetime, undone_at: datetime | None, now: datetime
) -> tuple[Reason, ...]:
    """Why a withdrawal of `at` cannot be undone at `now`; empty where it can."""
    if undone_at is not None:
        return (Reason("wrong_move"),)
    return (Reason("undo_too_late"),) if destruction == "now" or now >= at + GRACE else ()
