"""The person's next choice, where the first led nowhere: proposed from her own consents, asked for anew."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from hub.cases import repository
from hub.cases.fragments import from_any
from hub.consent.fragments import folds
from hub.identity.fragments import organisation
from hub.identity.membership import asking
from hub.identity.work import Work
from hub.kit.errors import Conflict, NotFound, Reason
from hub.kit.rows import by_name
from hub.narrowing.causes import Narrow
from hub.pairs.lock import share, take_turn
from hub.referrals.cancel import cancel
from hub.referrals.draft import OfferWanted
from hub.referrals.offer import offer
from hub.referrals.repository import UNANSWERED, referral
from hub.releases.repeat_reason import RepeatReason

_LED_NOWHERE = ("rejected", "cancelled", "failed")
_CHOICES = asking(f"""
select o.id, o.name, o.name_en, o.kind, o.country
{folds("fold")} {organisation("o", "fold.recipient")}
where fold.org = :org and fold.case_file = :case_file and fold.purpose = :purpose
  and fold.event_type in ('given', 'shortened') and (fold.until is null or fold.until > :now)
  and $member
  and not exists (
    select from {from_any("origin")} where origin.org = fold.org and origin.case_file = fold.case_file
      and origin.recipient = fold.recipient and origin.purpose = fold.purpose
  )
order by fold.updated_at, o.id limit 20
""")  # noqa: S608 - fragments of other rooms'


@dataclass(frozen=True)
class Choice:
    """An organisation that the person has agreed to for the same purpose, and that has not been asked."""

    id: UUID
    name: str
    name_en: str
    kind: str
    country: str


async def choices(work: Work, referral_id: UUID) -> tuple[Choice, ...]:
    """Whom the case could be offered to next, in the order of the consents; two statements. The sender's alone."""
    found = await referral(work, referral_id)
    if found.case is None:
        raise NotFound
    values = {"org": work.viewer.organisation, "case_file": found.case, "purpose": found.purpose, "now": work.now}
    return tuple(by_name(Choice, row) for row in (await work.session.execute(_CHOICES, values)).all())


async def reroute(
    work: Work,
    referral_id: UUID,
    recipient_id: UUID,
    *,
    respond_by: datetime | None = None,
    expires_at: datetime | None = None,
    next_clock: date | None = None,
    duplicate_reason: RepeatReason | None = None,
    narrow: Narrow,
) -> UUID:
    """Offer the same case for the same purpose to another recipient; answers the new referral's id.

    An offer still waiting for an answer is cancelled after the new one stands: consent is asked (and held) before a
    release is touched, as a withdrawal does. Its recipient reads `ended-by-sender`, as of every cancelling. Raises
    what `offer` raises, and `Conflict` where the recipient has accepted it.
    """
    found = await referral(work, referral_id)
    if found.case is None:
        raise Conflict(Reason("not_your_move"))
    if found.status not in (*UNANSWERED, *_LED_NOWHERE):
        raise Conflict(Reason("wrong_move", "status", (*UNANSWERED, *_LED_NOWHERE), found.status))
    await share(work.session, work.viewer.organisation, recipient_id)
    await take_turn(work.session, work.viewer.organisation, recipient_id)
    await repository.hold(work, found.case)  # the cancelling takes it too, and two reroutings see each other
    wanted = OfferWanted(
        found.case,
        recipient_id,
        found.purpose,
        found.urgency,
        respond_by,
        expires_at,
        next_clock,
        found.id,
        duplicate_reason,
    )
    again = await offer(work, wanted)
    if found.status in UNANSWERED:
        await cancel(work, found.id, reason="re-route", narrow=narrow)
    return again
