"""A decline: the offer and the packet behind it are destroyed for both sides, the opponent's handle with them."""

from uuid import UUID

from hub.exchange.vocabulary.tasks import CAPACITIES
from hub.identity.work import Work
from hub.referrals.ended_there import end_there
from hub.referrals.moves import check
from hub.referrals.repository import referral
from hub.referrals.words import require_word
from hub.tasks.versions import require_seen


async def reject(
    work: Work,
    referral_id: UUID,
    *,
    reason: str,
    capacity: str | None = None,
    expected_version: int | None = None,
) -> None:
    """Decline with a reason code, and say the capacity if wanted. Raises `NotFound`, `Invalid`, `Conflict`.

    The capacity is told apart from the reason: one may be full and still see that it is out of area. A conflict of
    interest ends each other referral of the same case here too. `expected_version`: the version that the caller has
    seen; another one raises `MovedOnError`.
    """
    if capacity is not None:
        require_word(capacity, CAPACITIES, "capacity")
    found = await referral(work, referral_id)
    await require_seen(work, found, expected_version)
    check(work, found, "rejected", reason)
    await end_there(work, found, "rejected", reason, capacity=capacity)
