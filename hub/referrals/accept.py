"""Acceptance: the one step that opens the packet, for the retention agreed now."""

from datetime import datetime
from uuid import UUID

from hub.agreements.load import terms
from hub.agreements.rules import Terms, covers, from_ceiling, retained_until, today
from hub.directory.load import load_recipient
from hub.exchange.vocabulary.tasks import CAPACITIES
from hub.identity.work import Work
from hub.kit.errors import Refused
from hub.pairs.lock import share
from hub.received.opening import take_on
from hub.referrals.moves import check, move
from hub.referrals.repository import OpenReferral, referral
from hub.referrals.words import require_word
from hub.releases.open import open_packet


async def accept(work: Work, referral_id: UUID, *, capacity: str = "capacity") -> None:
    """Accept the referral and open its packet; whoever accepts is assigned.

    Raises `NotFound`, `Invalid` for an unknown capacity, `Conflict` where it has ended, the packet was cut or ran out
    meanwhile, the terms have changed since the gate was asked or one of the two is suspended, `Refused` where the
    agreement has ended. The pair's lock, then the packet, then the row: in the order of a withdrawal.
    """
    require_word(capacity, CAPACITIES, "capacity")
    await take_on(work, referral_id)
    found = await referral(work, referral_id)
    check(work, found, "accepted")
    await share(work.session, found.sender, found.recipient)
    await open_packet(work, found.id, readable_until=await _retained(work, found))
    await move(work, found, "accepted", capacity=capacity)


async def _retained(work: Work, found: OpenReferral) -> datetime:
    """Until when the recipient may read: the retention of the agreement, or of the ceiling in its place."""
    day = today(work.now)
    agreed = await terms(work, found.sender, found.recipient, found.purpose, day) or await _ceiling(work)
    against = covers(agreed, found.purpose, day)
    if agreed is None or against:
        raise Refused(*against)
    return retained_until(agreed, work.now)


async def _ceiling(work: Work) -> Terms | None:
    ours = await load_recipient(work, work.viewer.organisation)
    profile = work.profiles.get(ours.connector or "")
    return from_ceiling(profile.ceiling) if profile and profile.ceiling else None
