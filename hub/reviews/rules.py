"""Who may decide a review, and whether it is late: pure, with the instant handed in."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from hub.deadlines.working_days import next_working_day_ends
from hub.kit.errors import Reason
from hub.reviews.kinds import ADMINISTRATORS, ReviewKind

A_DAY = timedelta(hours=24)
WITHIN_A_DAY = frozenset({ReviewKind.GUARDIAN_OBJECTION})
"""What does not wait for a working day: a guardian who objects may act today."""


@dataclass(frozen=True)
class Decider:
    """Who decides. `is_person`: a human being, not a machine of the organisation.

    `another`: certainly another human than whoever asked (`hub.acts.lineage`). `administers`: keeps members.
    """

    principal: UUID
    is_person: bool
    on_team: bool
    supervises: bool
    administers: bool = False
    another: bool = True


def decide_reasons(
    kind: ReviewKind, asked_by: UUID, who: Decider, *, decided: bool, cut: bool, has_cut: bool
) -> tuple[Reason, ...]:
    """Why this person may not decide so. Never whoever asked, never a machine, whatever they may do otherwise.

    `decided`: whether somebody did already. `cut`, `has_cut`: whether it is to be cut, and whether its kind can be.
    """
    found: list[Reason] = []
    if decided:
        found.append(Reason("review_decided"))
    if who.principal == asked_by:
        found.append(Reason("review_same_person"))
    elif not who.another:
        found.append(Reason("review_same_hand"))
    if not who.is_person:
        found.append(Reason("review_by_machine"))
    if not (who.administers if kind in ADMINISTRATORS else who.on_team or who.supervises):
        found.append(Reason("not_permitted"))
    if cut and not has_cut:
        found.append(Reason("review_nothing_to_cut", "decision"))
    return tuple(found)


def due_at(kind: ReviewKind, now: datetime) -> datetime:
    """By when what was asked at `now` is decided: 18:00 in Japan on the next working day, an objection within a day."""
    return now + A_DAY if kind in WITHIN_A_DAY else next_working_day_ends(now)


def overdue(due_at: datetime, decided_at: datetime | None, now: datetime) -> bool:
    """Whether it was decided, or is still to be decided, after its time. To the second is in time."""
    return (decided_at or now) > due_at
