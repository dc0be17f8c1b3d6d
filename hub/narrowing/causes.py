"""What can narrow a disclosure that is out, and how a room says that it did."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal
from uuid import UUID

from hub.identity.work import Work

Destruction = Literal["after_seven_days", "now"]
"""When the keys of what is cut go: after the days in which a withdrawal can be undone, or at once."""


class Cause(StrEnum):
    """A row of the table "cause × state"; the ledger and the sender's record call it by this word."""

    WITHDRAWAL = "withdrawal"
    REFUSAL = "refusal"
    SHORTENING = "shortening"
    EXPIRY = "expiry"
    BAR = "bar"
    DUTY = "duty"
    DUTY_REFUSED = "duty-refused"
    CASE_CLOSED = "case-closed"
    SENDER_CANCELS = "sender-cancels"
    RECIPIENT_CANCELS = "recipient-cancels"
    CONFLICT_OF_INTEREST = "conflict-of-interest"
    AGREEMENT_NARROWED = "agreement-narrowed"
    AGREEMENT_BREACHED = "agreement-breached"
    RECIPIENT_SUSPENDED = "recipient-suspended"
    SENDER_SUSPENDED = "sender-suspended"
    SUSPENDED_ADMINISTRATIVELY = "suspended-administratively"
    AGE_UNDER_18 = "age-under-18"
    AGE_RAISED = "age-raised"
    SAFE_CONTACT = "safe-contact"
    KEY_REVOKED = "key-revoked"
    KEY_STOLEN = "key-stolen"
    GUARDIAN = "guardian"
    DEATH = "death"
    DEATH_STANDS = "death-stands"
    CONTRADICTION = "contradiction"
    SETTLED = "settled"


UNKNOWN_CASE = UUID(int=0)
"""Where a recipient ends something itself: it never learns the case."""


@dataclass(frozen=True)
class Narrowing:
    """One cause, and what it is about.

    `recipient` None: everybody to whom something of the case is out; of a bar, whoever is barred now. `purpose` and
    `channel` None: all of them. `object`: one referral or request alone, where the cause is about that one. `recall`:
    the person's own explicit yes to taking back what a platform has taken, after hearing that the image may come back.
    `until`: the new end, where an end came earlier. `reason`: the code by which a party ended it. `watched`: what
    somebody goes on watching after its case is closed.
    """

    cause: Cause
    case: UUID
    recipient: UUID | None = None
    purpose: str | None = None
    channel: str | None = None
    object: UUID | None = None
    destruction: Destruction = "after_seven_days"
    recall: bool = False
    until: datetime | None = None
    reason: str | None = None
    watched: frozenset[UUID] = frozenset()


@dataclass(frozen=True)
class Narrowed:
    """What followed, by id. `cancelled`: deliveries that will not be sent; `in_flight`: those whose send had begun.

    `referrals`, `takedowns`: those that ended. `going_on`: requests that keep running; `holdings`: questions put to
    those who may hold a copy. `releases`: cut or destroyed; `repacked`: the newer and narrower ones in their place;
    `held`: unreadable until somebody has answered.
    """

    referrals: tuple[UUID, ...] = ()
    takedowns: tuple[UUID, ...] = ()
    going_on: tuple[UUID, ...] = ()
    releases: tuple[UUID, ...] = ()
    cancelled: tuple[UUID, ...] = ()
    in_flight: tuple[UUID, ...] = ()
    holdings: tuple[UUID, ...] = ()
    repacked: tuple[UUID, ...] = ()
    held: tuple[UUID, ...] = ()


Narrow = Callable[[Work, Narrowing], Awaitable[Narrowed]]
"""`async def narrow(work, narrowing) -> Narrowed`, handed in from above (`hub.withdrawals.narrow`).

Called after the new word stands in its own room, and before the commit. The caller holds the case
(`repository.case(…, writing=True)`) and, where a consent changed, its fold FOR UPDATE, so that no offer, acceptance or
send passes meanwhile. May be called where nothing is out: then it does nothing. Never refuses.
"""
