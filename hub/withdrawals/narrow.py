"""The person allows less than before: what nobody has accepted yet must still be allowed, or it ends here and now."""

from uuid import UUID

from sqlalchemy import Row, text

from hub.consent.narrow import Narrowed
from hub.delivery import due, outbox, recheck
from hub.identity.work import Work
from hub.releases import cut as releases
from hub.releases.read import by_id
from hub.withdrawals import ending
from hub.withdrawals.withdraw import WITHDRAWN

# a request to remove is open at once, so that it never waits for acceptance; its deliveries ask the gate themselves
_WAITING = text("""
select release.id, release.object
from origin
join referral on referral.id = origin.object and referral.sender = origin.org
join release on release.object = origin.object and release.sender = origin.org
where (origin.org, origin.case_file, origin.recipient, origin.purpose, origin.channel)
    = (:org, :case, :recipient, :purpose, :channel)
  and referral.status in ('draft', 'requested', 'received')
  and release.cut_at is null and release.destroyed_at is null
order by release.id
""")
_END_EARLIER = text("""
update release set readable_until = fold.until
from consent_fold fold
where release.id = any(:ids) and release.readable_until > fold.until
  and (fold.org, fold.case_file, fold.recipient, fold.purpose, fold.channel)
    = (:org, :case, :recipient, :purpose, :channel)
""")


async def narrowed(work: Work, case_id: UUID, recipient_id: UUID, purpose: str, channel: str) -> None:
    """Ask the gate anew for what waits for acceptance under this consent (`hub.consent.narrow.Narrowed`).

    What the gate still allows stays, readable no longer than consent lasts. Everything else is destroyed, its
    deliveries are stopped and its referral ends: to offer less, the caseworker offers anew.
    """
    place = {"org": work.viewer.organisation, "case": case_id, "recipient": recipient_id}
    given = {**place, "purpose": purpose, "channel": channel}
    waiting = (await work.session.execute(_WAITING, given)).all()
    if not waiting:
        return
    ended = {row.object for row in waiting if not await _allowed(work, case_id, purpose, channel, row)}
    kept = [row.id for row in waiting if row.object not in ended]
    if kept:
        await work.session.execute(_END_EARLIER, {"ids": kept, **given})
    if ended:
        await _end(work, case_id, recipient_id, ended, [row.id for row in waiting if row.object in ended])


async def _allowed(work: Work, case_id: UUID, purpose: str, channel: str, row: Row[tuple[UUID, UUID]]) -> bool:
    packet = (await by_id(work, row.id)).packet
    return not await recheck.reasons(
        work, case_id=case_id, release_id=row.id, purpose=purpose, channel=channel, packet=packet
    )


async def _end(work: Work, case_id: UUID, recipient_id: UUID, objects: set[UUID], ids: list[UUID]) -> None:
    """Releases before referrals, as an acceptance locks them."""
    told = [thing.object for thing in await ending.of_case(work, case_id, recipient_id) if thing.told]
    await releases.destroy(work, ids)
    await outbox.cancel(work, objects, "consent_narrowed")
    await ending.cancel(work, sorted(objects), (), WITHDRAWN)
    await due.unschedule(work, objects)
    await ending.tell(work, [one for one in told if one in objects])


_SHAPE: Narrowed = narrowed
"""The checker holds this function to what the rooms below were promised."""
