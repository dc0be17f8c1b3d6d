"""The work on an accepted referral, as the recipient tells it."""

from uuid import UUID

from hub.identity.work import Work
from hub.referrals.door import referral
from hub.referrals.moves import move
from hub.referrals.words import OUTCOMES, require_word


async def start(work: Work, referral_id: UUID) -> None:
    """Begin, or go on after a pause."""
    await move(work, await referral(work, referral_id), "in-progress")


async def pause(work: Work, referral_id: UUID, *, reason: str) -> None:
    """Put on hold, with a reason code."""
    await move(work, await referral(work, referral_id), "on-hold", reason=reason)


async def complete(work: Work, referral_id: UUID, *, outcome: str) -> None:
    """Close with an outcome from the list. Raises `Invalid` for any other word."""
    require_word(outcome, OUTCOMES, "outcome")
    await move(work, await referral(work, referral_id), "completed", outcome=outcome)


async def fail(work: Work, referral_id: UUID, *, reason: str) -> None:
    """Close without success, with a reason code."""
    await move(work, await referral(work, referral_id), "failed", reason=reason)
