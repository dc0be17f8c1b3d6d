"""Who may be assigned, leave, be walled off and readmitted: pure, on what one statement found."""

from collections.abc import Sequence
from dataclasses import dataclass

from hub.exchange.vocabulary.code_set import codes_of
from hub.exchange.vocabulary.oversight import ASSIGN_REASONS, WALL_REASONS
from hub.exchange.vocabulary.tasks import TASK_STATUSES
from hub.kit.errors import Reason

(CONFLICT,) = WALL_REASONS.named("conflict-of-interest")
MOST_AT_ONCE = 100
"""Things in one step: as many as a page of the queue."""
TAKEN_ON = TASK_STATUSES.named("accepted", "in-progress", "on-hold")
"""The statuses in which somebody waits for this office: then it is never left to nobody."""


@dataclass(frozen=True)
class Whom:
    """Somebody of the organisation. `answers`: she is in office and of a role that answers such things."""

    answers: bool
    walled: bool
    assigned: bool
    herself: bool


@dataclass(frozen=True)
class There:
    """A received thing as the one who acts meets it. `others`: how many in office are assigned beside whom it is about.

    `able`: how many other people in office could take it, not walled off. `assigned`: whether she who acts is.
    """

    status: str
    assigned: bool
    others: int
    able: int


def assign_reasons(whom: Whom, reason: str | None) -> tuple[Reason, ...]:
    """Why this person may not be assigned. One answer for whoever cannot take it: it tells nothing of a wall."""
    found = [] if whom.answers and not whom.walled else [Reason("cannot_be_assigned", "principal")]
    if reason is not None and reason not in ASSIGN_REASONS:
        found.append(Reason("malformed", "reason", codes_of(ASSIGN_REASONS)))
    return tuple(found)


def leave_reasons(there: There, whom: Whom, *, names_another: bool) -> tuple[Reason, ...]:
    """Why this person may not leave: only the assigned say who does, and what was taken on is not left to nobody."""
    if not there.assigned:
        return (Reason("assign_first"),)
    last = whom.assigned and there.others == 0 and there.status in TAKEN_ON
    return (Reason("last_assigned", "instead"),) if last and there.able > 0 and not names_another else ()


def wall_reasons(there: There, whom: Whom, reason: str) -> tuple[Reason, ...]:
    """Why this person may not be walled off. Whoever has a conflict always steps aside, where anybody else is there."""
    if reason not in WALL_REASONS:
        return (Reason("malformed", "reason", codes_of(WALL_REASONS)),)
    if not (there.assigned or (whom.herself and reason == CONFLICT)):
        return (Reason("assign_first"),)
    if there.able == 0:
        return (Reason("nobody_else", "principal"),)
    last = whom.assigned and there.others == 0 and there.status in TAKEN_ON and reason != CONFLICT
    return (Reason("last_assigned", "principal"),) if last else ()


def lift_reasons(there: There, whom: Whom) -> tuple[Reason, ...]:
    """Why this wall may not be lifted: by the assigned alone, and never by the one whom it keeps out."""
    if whom.herself:
        return (Reason("own_wall", "principal"),)
    return () if there.assigned else (Reason("assign_first"),)


def batch_reasons(objects: Sequence[object]) -> tuple[Reason, ...]:
    """Why so many things cannot be named at once: none, or more than a page holds."""
    if not objects:
        return (Reason("required"),)
    return (Reason("too_long", "", (f"{MOST_AT_ONCE}",)),) if len(objects) > MOST_AT_ONCE else ()
