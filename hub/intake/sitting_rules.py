"""What one sitting asks: whom first, until when, whose guardian's side, and what must be read before a yes. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final, Literal, TypeVar

from hub.consent.rules import validity
from hub.directory.rules import REACHES_BARRED
from hub.intake.duties_to_read import DutyToRead
from hub.kit.errors import Reason
from hub.kit.japan_time import ZONE

Candidate = TypeVar("Candidate")

FIRST_NIGHT: Final = timedelta(hours=24)
"""So long after a case was opened little is proposed: whoever is frightened decides little at once."""
FIRST_NIGHT_MOST: Final = 3
"""Recipients proposed in that time; she may ask about others all the same."""
MOST_ANSWERS: Final = 15
"""Recipients that one sitting asks about: more is another sitting."""


@dataclass(frozen=True)
class GuardianSide:
    """What is said of a guardian, once a case or for one recipient alone. None: not asked."""

    consent: Literal["given", "absent"] | None = None
    reason: str = field(default="", repr=False)
    informed: bool | None = None
    informed_reason: str = field(default="", repr=False)


def guardian_side(of_all: GuardianSide | None, of_one: GuardianSide | None) -> GuardianSide:
    """What counts for one recipient: its own exception as a whole, or what was said of all."""
    return of_one or of_all or GuardianSide()


def sitting_ends(purpose: str, now: datetime) -> datetime:
    """When a consent of this sitting ends where she named no end: with the last day that is whole within `validity`.

    Everything of one sitting that lasts equally long ends in the same minute, so that it is asked again in one.
    """
    latest = now + validity(purpose)
    last = latest.astimezone(ZONE).replace(hour=23, minute=59, second=0, microsecond=0)
    return (last if last <= latest else last - timedelta(days=1)).astimezone(now.tzinfo)


def proposed(candidates: Sequence[Candidate], opened_at: datetime, now: datetime) -> tuple[Candidate, ...]:
    """Those to ask about first, in their order: few in the first night."""
    return tuple(candidates[: FIRST_NIGHT_MOST if now - opened_at < FIRST_NIGHT else MOST_ANSWERS])


def unread_reasons(duties: Iterable[DutyToRead]) -> tuple[Reason, ...]:
    """Why no yes is recorded yet: a duty or practice would carry word to somebody barred, and was not answered."""
    unread = dict.fromkeys(REACHES_BARRED[one.duty.kind] for one in duties if one.reaches_barred and one.answer is None)
    return tuple(Reason(code, "duties") for code in unread)
