"""How a message about a referral or request ended, told to its room as the worker tells it."""

from datetime import datetime
from uuid import UUID

import hub.referrals.delivery_outcome
import hub.takedowns.delivery_outcome
from hub.delivery.engine import EndedMessage
from hub.exchange.profiles import Channel
from tests.parties import NOW, Parties, Party


async def request_told(
    parties: Parties,
    sender: Party,
    request: UUID,
    *,
    status: str = "delivered",
    channel: Channel = "webhook",
    at: datetime = NOW,
) -> None:
    """The platform's machine took the request, or what else became of the message."""
    async with parties.work(sender, at, hub_itself=True) as work:
        await hub.takedowns.delivery_outcome.hear_of_request(
            work, EndedMessage(request, "takedown.request.created", channel, status, at)
        )


async def offer_told(
    parties: Parties, sender: Party, referral: UUID, *, status: str = "delivered", at: datetime = NOW
) -> None:
    """The notice of the offer was taken, or what else became of it."""
    async with parties.work(sender, at, hub_itself=True) as work:
        await hub.referrals.delivery_outcome.hear_of_referral(
            work, EndedMessage(referral, "referral.offered", "download", status, at)
        )
