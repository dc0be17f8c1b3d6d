"""The recipient has it: an acknowledgement, and not an answer."""

from uuid import UUID

from hub.identity.work import Work
from hub.referrals.moves import move
from hub.referrals.repository import referral


async def receive_offer(work: Work, referral_id: UUID) -> None:
    """Acknowledge the offer; the time to answer runs on. Raises `NotFound`, `Conflict`."""
    await move(work, await referral(work, referral_id), "received")
