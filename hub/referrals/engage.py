"""Accepted is not retained: what the person and the recipient then agreed."""

from datetime import date
from uuid import UUID

from hub.identity.work import Work
from hub.kit.errors import Conflict, Invalid, Reason
from hub.minimisation.dates import ENGAGED, in_reason
from hub.referrals import moves
from hub.referrals.door import OpenReferral, referral
from hub.referrals.words import ENGAGEMENTS, require_word

_WORKING = ("accepted", "in-progress", "on-hold")


async def engage(work: Work, referral_id: UUID, *, engagement: str, engaged_on: date) -> None:
    """Record `engaged` (受任) or `consultation-only`, with its day in Japan; a later answer replaces an earlier one.

    Raises `NotFound`, `Invalid` for another word or a day out of reason, `Conflict` before acceptance, after the end,
    and for the sender.
    """
    require_word(engagement, ENGAGEMENTS, "engagement")
    found = await referral(work, referral_id)
    if not in_reason(engaged_on, ENGAGED, found.created_at, work.now):
        raise Invalid(Reason(ENGAGED.code, "engaged_on"))
    _require_working(work, found)
    await moves.engage(work, found, engagement, engaged_on)


def _require_working(work: Work, found: OpenReferral) -> None:
    if found.side(work) != "recipient":
        raise Conflict(Reason("not_your_move", "engagement"))
    if found.status not in _WORKING:
        raise Conflict(Reason("wrong_move", "engagement"))
