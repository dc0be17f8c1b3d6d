"""What the recipient tells of a referral: that it has it, and the work on it once it is accepted."""

from uuid import UUID

from hub.exchange.vocabulary.tasks import REFERRAL_OUTCOMES
from hub.identity.work import Work
from hub.kit.errors import Invalid, Reason
from hub.referrals.ended_there import CONFLICT, end_there
from hub.referrals.moves import check, move
from hub.referrals.repository import OpenReferral, referral
from hub.referrals.words import require_word
from hub.tasks.versions import require_seen


async def receive_offer(work: Work, referral_id: UUID) -> None:
    """Acknowledge the offer: no answer, and the time to answer runs on. Raises `NotFound`, `Conflict`."""
    await move(work, await referral(work, referral_id), "received")


async def start(work: Work, referral_id: UUID, *, expected_version: int | None = None) -> None:
    """Begin, or go on after a pause.

    `expected_version`, here and below: the version that the caller has seen; another one raises `MovedOnError`.
    """
    await move(work, await _seen(work, referral_id, expected_version), "in-progress")


async def pause(work: Work, referral_id: UUID, *, reason: str, expected_version: int | None = None) -> None:
    """Put on hold, with a reason code. A conflict of interest holds nothing, it ends: raises `Invalid` for it."""
    if reason == CONFLICT:
        raise Invalid(Reason("malformed", "reason"))
    await move(work, await _seen(work, referral_id, expected_version), "on-hold", reason=reason)


async def complete(work: Work, referral_id: UUID, *, outcome: str, expected_version: int | None = None) -> None:
    """Close with an outcome from the list. Raises `Invalid` for any other word."""
    require_word(outcome, REFERRAL_OUTCOMES, "outcome")
    await move(work, await _seen(work, referral_id, expected_version), "completed", outcome=outcome)


async def fail(work: Work, referral_id: UUID, *, reason: str, expected_version: int | None = None) -> None:
    """Close without success, with a reason code; a conflict of interest destroys it all, for the whole office."""
    found = await _seen(work, referral_id, expected_version)
    if reason == CONFLICT:
        check(work, found, "failed", reason)
        await end_there(work, found, "failed", reason)
        return
    await move(work, found, "failed", reason=reason)


async def _seen(work: Work, referral_id: UUID, expected_version: int | None) -> OpenReferral:
    """The referral in the version that the caller has seen."""
    found = await referral(work, referral_id)
    await require_seen(work, found, expected_version)
    return found
