"""Accepted is not retained: what the person and the recipient then agreed, and which dates the recipient must keep."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from hub.exchange.vocabulary.tasks import DATE_KINDS, ENGAGEMENTS
from hub.identity.work import Work
from hub.kit.errors import Conflict, Invalid, Reason
from hub.minimisation.dates import ENGAGED, KEPT_DATE, in_reason
from hub.referrals import moves
from hub.referrals.open_dates import MOST_DATES, OpenDate
from hub.referrals.repository import OpenReferral, referral
from hub.referrals.words import require_word
from hub.tasks.steps import require_assigned
from hub.tasks.versions import require_seen

_WORKING = ("accepted", "in-progress", "on-hold")


@dataclass(frozen=True)
class Engagement:
    """What the recipient says: `engaged` (受任) or `consultation-only`, and since which day in Japan.

    `open_dates`: the dates that it must keep for her; they replace what was said before. None: those stay.
    """

    engagement: str
    engaged_on: date
    open_dates: Sequence[OpenDate] | None = None


async def engage(work: Work, referral_id: UUID, said: Engagement, *, expected_version: int) -> None:
    """Record the answer; a later one replaces an earlier one. `expected_version`: of the referral that was seen.

    Raises `NotFound`, `Invalid` for another word or a day out of reason, `Conflict` before acceptance, after the end,
    for the sender, and `MovedOnError` where the referral has moved on since.
    """
    require_word(said.engagement, ENGAGEMENTS, "engagement")
    found = await referral(work, referral_id)
    if not in_reason(said.engaged_on, ENGAGED, found.created_at, work.now):
        raise Invalid(Reason(ENGAGED.code, "engaged_on"))
    if wrong := date_reasons(said.open_dates or (), found.created_at, work.now):
        raise Invalid(*wrong)
    require_assigned(found.side(work), assigned=found.assigned)
    _require_working(work, found)
    await require_seen(work, found, expected_version)
    await moves.engage(work, found, said.engagement, said.engaged_on, said.open_dates)


def date_reasons(dates: Sequence[OpenDate], created_at: datetime, now: datetime) -> tuple[Reason, ...]:
    """Why these dates cannot be recorded: too many, a kind that is not on the list, a day out of reason."""
    if len(dates) > MOST_DATES:
        return (Reason("too_long", "open_dates", (f"{MOST_DATES}",)),)
    found = []
    for place, one in enumerate(dates):
        if one.kind not in DATE_KINDS:
            found.append(Reason("malformed", f"open_dates.{place}.kind", DATE_KINDS.codes()))
        if not in_reason(one.on, KEPT_DATE, created_at, now):
            found.append(Reason(KEPT_DATE.code, f"open_dates.{place}.on"))
    return tuple(found)


def _require_working(work: Work, found: OpenReferral) -> None:
    if found.side(work) != "recipient":
        raise Conflict(Reason("not_your_move", "engagement"))
    if found.status not in _WORKING:
        raise Conflict(Reason("wrong_move", "engagement", _WORKING, found.status))
