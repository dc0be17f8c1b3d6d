"""The work on an accepted referral, as the recipient tells it."""

from uuid import UUID

from hub.identity.work import Work
from hub.kit.errors import Invalid, Reason
from hub.referrals.door import referral
from hub.referrals.ended_there import CONFLICT, end_there
from hub.referrals.moves import check, move
from hub.referrals.words import OUTCOMES, require_word


async def start(work: Work, referral_id: UUID) -> None:
    """Begin, or go on after a pause."""
    await move(work, await referral(work, referral_id), "in-progress")


async def pause(work: Work, referral_id: UUID, *, reason: str) -> None:
    """Put on hold, with a reason code. A conflict of interest holds nothing, it ends: raises `Invalid` for it."""
    if reason == CONFLICT:
        raise Invalid(Reason("malformed", "reason"))
    await move(work, await referral(work, referral_id), "on-hold", reason=reason)


async def complete(work: Work, referral_id: UUID, *, outcome: str) -> None:
    """Close with an outcome from the list. Raises `Invalid` for any other word."""
    require_word(outcome, OUTCOMES, "outcome")
    await move(work, await referral(work, referral_id), "completed", outcome=outcome)


async def fail(work: Work, referral_id: UUID, *, reason: str) -> None:
    """Close without success, with a reason code; a conflict of interest destroys it all, for the whole office."""
    found = await referral(work, referral_id)
    if reason == CONFLICT:
        check(work, found, "failed", reason)
        await end_there(work, found, "failed", reason)
        return
    await move(work, found, "failed", reason=reason)
