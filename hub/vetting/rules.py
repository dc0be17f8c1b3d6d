"""Who lets a newcomer in: one member proposes, another confirms, the operator activates; none of them alone. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from hub.kit.errors import Reason

LIFETIME = timedelta(days=30)
"""A proposal that was not activated by then has ended: what was vouched for is known anew, or not at all."""
FOUNDERS = 2
"""So many organisations the operator enters alone: before them there is nobody who could vouch."""

CandidateStanding = Literal["proposed", "confirmed", "declined", "ended", "activated"]


@dataclass(frozen=True)
class Vouching:
    """How far a proposal has come. `proposer` and `second` are the two members who answer for the newcomer."""

    proposer: UUID
    second: UUID
    proposed_at: datetime
    confirmed_at: datetime | None = None
    declined_at: datetime | None = None
    activated_at: datetime | None = None

    @property
    def ends_at(self) -> datetime:
        """From then on nothing more can be done with it."""
        return self.proposed_at + LIFETIME

    def standing(self, now: datetime) -> CandidateStanding:
        """Where it stands at `now`."""
        if self.activated_at is not None:
            return "activated"
        if self.declined_at is not None:
            return "declined"
        if now >= self.ends_at:
            return "ended"
        return "proposed" if self.confirmed_at is None else "confirmed"


def proposing_reasons(proposer: UUID, second: UUID) -> tuple[Reason, ...]:
    """Why this member cannot be the second one: it is the proposer itself."""
    return (Reason("second_member_needed", "second"),) if second == proposer else ()


def answering_reasons(vouching: Vouching, by: UUID, now: datetime) -> tuple[Reason, ...]:
    """Why `by` may neither confirm nor decline: it was not asked, or an answer was given, or the time is over."""
    if by != vouching.second:
        return (Reason("not_your_move"),)
    standing = vouching.standing(now)
    if standing == "ended":
        return (Reason("proposal_ended"),)
    return () if standing == "proposed" else (Reason("wrong_move"),)


def activating_reasons(vouching: Vouching, members: Collection[UUID], now: datetime) -> tuple[Reason, ...]:
    """Why the operator may not let the newcomer in. `members`: who is a member now, neither gone nor suspended."""
    standing = vouching.standing(now)
    if standing == "ended":
        return (Reason("proposal_ended"),)
    if standing == "proposed":
        return (Reason("vouching_incomplete"),)
    if standing != "confirmed":
        return (Reason("wrong_move"),)
    vouchers = {vouching.proposer, vouching.second}
    if len(vouchers) < FOUNDERS:
        return (Reason("second_member_needed"),)
    return () if vouchers <= set(members) else (Reason("voucher_left"),)


def founding_reasons(organisations: int) -> tuple[Reason, ...]:
    """Why the operator may not enter one more alone. `organisations`: how many there ever were.

    The suspended and the departed count: suspending is the operator's own act, and must not open this door again.
    """
    return (Reason("vetting_needed"),) if organisations >= FOUNDERS else ()
