"""Ended before its end: by either side, or because the person has changed her mind."""

from uuid import UUID

from sqlalchemy import text

from hub.delivery import outbox
from hub.delivery.due import unschedule
from hub.identity.work import Work
from hub.referrals.door import UNANSWERED, OpenReferral, referral
from hub.referrals.moves import check, move
from hub.releases.cut import destroy
from hub.releases.find import of_object
from hub.tasks.lifecycle import OPEN

_WITHDRAW = text("""
update referral set status = 'cancelled', reason = 'consent-withdrawn', updated_at = :now, version = version + 1
from origin
where origin.org = :org and origin.object = referral.id and origin.case_file = :case_file
  and (cast(:recipient as uuid) is null or origin.recipient = :recipient)
  and (cast(:purpose as text) is null or origin.purpose = :purpose)
  and referral.sender = :org and referral.status = any(:open)
returning referral.id
""")


async def cancel(work: Work, referral_id: UUID, *, reason: str) -> None:
    """End it, with a reason code. Before an acceptance this destroys offer and packet for both sides.

    The sender's messages that nobody has begun to send are stopped, and the recipient of an offer is told that it has
    ended. Raises `NotFound`, `Invalid`, `Conflict`.
    """
    found = await referral(work, referral_id)
    check(work, found, "cancelled", reason)
    if found.status in UNANSWERED:
        await destroy(work, [release.id for release in await of_object(work, found.id)])
    if found.side(work) == "requester":
        await _unsay(work, found)
    await move(work, found, "cancelled", reason=reason)


async def cancel_withdrawn(
    work: Work, case_id: UUID, *, recipient: UUID | None = None, purpose: str | None = None
) -> tuple[UUID, ...]:
    """End every open referral of the case, or those to one recipient for one purpose: consent was withdrawn.

    One statement that refuses nothing; whoever calls it has cut or destroyed the releases and stopped the
    deliveries before. Answers the ids.
    """
    values = {
        "org": work.viewer.organisation,
        "case_file": case_id,
        "recipient": recipient,
        "purpose": purpose,
        "open": sorted(OPEN),
        "now": work.now,
    }
    return tuple((await work.session.execute(_WITHDRAW, values)).scalars())


async def _unsay(work: Work, found: OpenReferral) -> None:
    await outbox.cancel(work, [found.id], "referral-cancelled")
    await unschedule(work, [found.id])
    if found.status != "draft" and found.channel is not None:
        await outbox.queue(
            work,
            recipient_id=found.recipient,
            object_id=found.id,
            release_id=None,
            connector=found.channel,
            event="referral.cancelled",
        )
