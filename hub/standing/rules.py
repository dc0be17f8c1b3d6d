"""Who can be a standing second, and when somebody is on duty or on call. Pure; `now` is an argument."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from hub.kit.errors import Reason

DutyKind = Literal["on_duty", "on_call"]
"""`on_duty`: may open a colleague's case at night. `on_call`: confirms as the standing second of another member."""
LONGEST = timedelta(days=7)
"""So long somebody can be on duty at a stretch: after a week somebody looks at the roster again."""
AHEAD = timedelta(days=366)

Where = Literal["named", "agreed", "ended"]


@dataclass(frozen=True)
class Second:
    """A standing second as both sides see it. `agreed_at` None: the peer has not agreed; `ended_at`: it is over."""

    id: UUID
    org: UUID
    peer: UUID
    named_at: datetime
    agreed_at: datetime | None
    ended_at: datetime | None

    def standing(self) -> Where:
        """Where it stands."""
        if self.ended_at is not None:
            return "ended"
        return "named" if self.agreed_at is None else "agreed"


def naming_reasons(us: UUID, our_kind: str, peer: UUID, peer_kind: str) -> tuple[Reason, ...]:
    """Why this member cannot be our standing second: it is ourselves, or no organisation of our kind (no recipient)."""
    return (Reason("standing_peer", "peer"),) if peer == us or peer_kind != our_kind else ()


def agreeing_reasons(second: Second, by: UUID) -> tuple[Reason, ...]:
    """Why `by` cannot agree: it was not named, has agreed already, or it is over."""
    if by != second.peer:
        return (Reason("not_your_move"),)
    standing = second.standing()
    return () if standing == "named" else (Reason("wrong_move", "status", ("named",), standing),)


def duty_reasons(starts_at: datetime, ends_at: datetime, now: datetime) -> tuple[Reason, ...]:
    """`duty_time` where this is no time that lies ahead, of a week at most, begun now or within a year."""
    begun = now - timedelta(hours=1) <= starts_at <= now + AHEAD
    fits = begun and ends_at > max(starts_at, now) and ends_at - starts_at <= LONGEST
    return () if fits else (Reason("duty_time", "until"),)
