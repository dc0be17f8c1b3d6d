"""When keys go after a change of mind, and how long it can be taken back. Pure; `now` is an argument."""

from datetime import datetime, timedelta

from hub.exchange.vocabulary.disclosure import GIVERS
from hub.exchange.vocabulary.person import METHODS
from hub.kit.errors import Reason
from hub.narrowing.causes import Destruction
from hub.narrowing.planned import GRACE

WITHDRAWERS = GIVERS.named("self", "representative", "guardian")
"""Who can be told to have taken it back; of a guardian the refusal says what to do instead."""
HOLD = timedelta(days=14)
"""How long, once, a worker who suspects coercion lets the keys wait."""


AT_ONCE = 2
"""Of so many people one worker destroys at once what their consent covered, within `AT_ONCE_WITHIN`."""
AT_ONCE_WITHIN = timedelta(hours=1)


def now_reasons(*, machine: bool, on_team: bool, fresh: bool) -> tuple[Reason, ...]:
    """Why whoever asks may not say "now" for her: a machine spoke with nobody, and outside the team one shows oneself.

    Taking consent back without "now" is refused to none of them.
    """
    if machine:
        return (Reason("now_by_machine", "destruction"),)
    return () if on_team or fresh else (Reason("step_up_needed", "destruction"),)


def destroys_at_once(others: int, *, again: bool) -> bool:
    """Whether "now" is done in that moment; else it is cut then, and destroyed after seven days or by two people.

    `others`: for how many other cases the same person said it within the hour. `again`: whether it was done at once
    for this case within that hour, so that her consent is among those that count already.
    """
    return again or others < AT_ONCE


def voice_reasons(given_by: str) -> tuple[Reason, ...]:
    """Why this is nobody's to take back: a guardian's word is kept as one, and takes nothing from the person."""
    return (Reason("guardian_never_withdraws", "given_by"),) if given_by == "guardian" else ()


def told_reasons(given_by: str, method: str) -> tuple[Reason, ...]:
    """Why no caller tells it so: the hub alone writes the other words, and a lawyer answers only with a yes."""
    found = [] if given_by in WITHDRAWERS else [Reason("malformed", "given_by", tuple(sorted(WITHDRAWERS)))]
    found += [] if method in METHODS else [Reason("malformed", "method", METHODS.codes())]
    return tuple(found)


def destruction_at(destruction: Destruction, now: datetime) -> datetime:
    """When the keys go."""
    return now if destruction == "now" else now + GRACE


def destruction_day(at: datetime, held_until: datetime | None) -> datetime:
    """When the keys of what a withdrawal of `at` cut go: after its seven days, or when a hold of them ends."""
    return max(at + GRACE, held_until) if held_until else at + GRACE


def undo_reasons(
    destruction: str, at: datetime, undone_at: datetime | None, now: datetime, *, held_until: datetime | None = None
) -> tuple[Reason, ...]:
    """Why a withdrawal of `at` cannot be undone at `now`; empty where it can. A hold keeps it open that long."""
    if undone_at is not None:
        return (Reason("wrong_move", "withdrawal", (), "undone"),)
    late = destruction == "now" or now >= destruction_day(at, held_until)
    return (Reason("undo_too_late"),) if late else ()


def hold_reasons(
    destruction: str, at: datetime, undone_at: datetime | None, held_at: datetime | None, now: datetime
) -> tuple[Reason, ...]:
    """Why the destruction cannot be held at `now`: held once already, undone, or nothing is left to hold."""
    if held_at is not None:
        return (Reason("held_once"),)
    if undone_at is not None:
        return (Reason("wrong_move", "withdrawal", (), "undone"),)
    return (Reason("hold_too_late"),) if destruction == "now" or now >= at + GRACE else ()
