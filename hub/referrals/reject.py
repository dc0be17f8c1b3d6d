"""A decline: the offer and the packet behind it are destroyed for both sides, the opponent's handle with them."""

from uuid import UUID

from hub.identity.work import Work
from hub.referrals.door import referral
from hub.referrals.moves import check, move
from hub.referrals.words import CAPACITIES, require_word
from hub.releases.cut import destroy
from hub.releases.find import of_object


async def reject(work: Work, referral_id: UUID, *, reason: str, capacity: str | None = None) -> None:
    """Decline with a reason code, and say the capacity if wanted. Raises `NotFound`, `Invalid`, `Conflict`.

    The capacity is told apart from the reason: one may be full and still see that it is out of area.
    """
    if capacity is not None:
        require_word(capacity, CAPACITIES, "capacity")
    found = await referral(work, referral_id)
    check(work, found, "rejected", reason)
    await destroy(work, [release.id for release in await of_object(work, found.id)])
    await move(work, found, "rejected", reason=reason, capacity=capacity)
