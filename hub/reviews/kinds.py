"""What is reviewed, what its sentence is, and what a "cut" does; the registry is handed in from above."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Literal
from uuid import UUID

from hub.identity.work import Work
from hub.narrowing.causes import Narrow

ReviewDecision = Literal["upheld", "cut"]
"""`upheld`: what one person did stands. `cut`: it ends now, and whatever rests on it narrows."""


class ReviewKind(StrEnum):
    """What one person did alone. Permanent: rows and callers know it by this word."""

    BAR_LIFTED = "bar-lifted"
    WITHDRAWAL_UNDONE = "withdrawal-undone"
    NOT_CAPABLE = "not-capable"
    OUTSIDE_UNCOVERED = "outside-uncovered"
    GUARDIAN_OBJECTION = "guardian-objection"
    CONTRADICTION = "contradiction"
    DESTRUCTION_HELD = "destruction-held"
    DEATH = "death"
    OPENED_ON_DUTY = "opened-on-duty"
    WALL_LIFTED = "wall-lifted"
    CONFIRMED_BY_NEWCOMER = "confirmed-by-newcomer"


ADMINISTRATORS = frozenset({ReviewKind.CONFIRMED_BY_NEWCOMER})
"""What an administrator decides, and nobody else: it is about who is here, not about the case."""


@dataclass(frozen=True)
class AskedReview:
    """A review as it was asked for. `subject`: the id of what is looked at, in the room of its kind."""

    id: UUID
    case: UUID
    kind: ReviewKind
    subject: UUID
    asked_by: UUID
    asked_at: datetime


Cut = Callable[[Work, AskedReview, Narrow], Awaitable[None]]
"""`async (work, asked, narrow)`: ends what was reviewed, in the transaction that decides. It holds the case.

`work` is the decider's, who may be a supervisor off the team: what must be opened is opened as the hub itself
(`seen_by(work, THE_HUB)`). `narrow` may be called with the decider's work: it does that by itself.
"""
ReviewRegistry = Mapping[ReviewKind, Cut]
"""Kind to what its cut does. A kind that is missing can only be upheld: there is nothing left to end. The same of
what upholding does, for the kinds where something waits for it."""
NOTHING_WAITS: ReviewRegistry = MappingProxyType({})
"""No kind where upholding does anything."""


def review_registry(*cuts: tuple[ReviewKind, Cut]) -> ReviewRegistry:
    """The cuts by their kind; raises `ValueError` where a kind has two."""
    found = dict(cuts)
    if len(found) != len(cuts):
        raise ValueError("kind")
    return found
