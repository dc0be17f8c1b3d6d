"""The person allows less than before: what nobody has accepted yet must still be allowed, or it ends here and now."""

from uuid import UUID

from sqlalchemy import Row, text

from hub.delivery import due, outbox, recheck
from hub.identity.work import Work
from hub.narrowing.causes import Narrow, Narrowed, Narrowing
from hub.releases import cut as releases
from hub.releases.read import by_id
from hub.withdrawals import ending
from hub.withdrawals.withdraw import WITHDRAWN

# a request to remove is open at once, so that it never waits for acceptance; its deliveries ask the gate themselves
_WAITING = text("""
select release.id, release.object, origin.recipient, origin.purpose, origin.channel
from origin
join referral on referral.id = origin.object and referral.sender = origin.org
join release on release.object = origin.object and release.sender = origin.org
where (origin.org, origin.case_file) = (:org, :case)
  and (cast(:recipient as uuid) is null or origin.recipient = :recipient)
  and (cast(:purpose as text) is null or origin.purpose = :purpose)
  and (cast(:channel as text) is null or origin.channel = :channel)
  and referral.status in ('draft', 'requested', 'received')
  and release.cut_at is null and release.destroyed_at is null
order by release.id
""")
_END_EARLIER = text("""
update release set readable_until = fold.until
from consent_fold fold, origin
where release.id = any(:ids) and release.readable_until > fold.until
  and origin.org = :org and origin.object = release.object
  and (fold.org, fold.case_file, fold.recipient, fold.purpose, fold.channel)
    = (:org, :case, origin.recipient, origin.purpose, origin.channel)
""")


async def narrow(work: Work, narrowing: Narrowing) -> Narrowed:
    """Ask the gate anew for what waits for acceptance (`hub.narrowing.causes.Narrow`).

    What the gate still allows stays, readable no longer than consent lasts. Everything else is destroyed, its
    deliveries are stopped and its referral ends: to offer less, the caseworker offers anew.
    """
    given = {
        "org": work.viewer.organisation,
        "case": narrowing.case,
        "recipient": narrowing.recipient,
        "purpose": narrowing.purpose,
        "channel": narrowing.channel,
    }
    waiting = (await work.session.execute(_WAITING, given)).all()
    if not waiting:
        return Narrowed()
    ended = {row.object for row in waiting if not await _allowed(work, narrowing.case, row)}
    kept = [row.id for row in waiting if row.object not in ended]
    if kept:
        await work.session.execute(_END_EARLIER, {"ids": kept, "org": given["org"], "case": narrowing.case})
    if not ended:
        return Narrowed()
    return await _end(work, narrowing, ended, [row.id for row in waiting if row.object in ended])


async def _allowed(work: Work, case_id: UUID, row: Row[tuple[UUID, UUID, UUID, str, str]]) -> bool:
    packet = (await by_id(work, row.id)).packet
    return not await recheck.reasons(
        work, case_id=case_id, release_id=row.id, purpose=row.purpose, channel=row.channel, packet=packet
    )


async def _end(work: Work, narrowing: Narrowing, objects: set[UUID], ids: list[UUID]) -> Narrowed:
    """Releases before referrals, as an acceptance locks them."""
    things = await ending.of_case(work, narrowing.case, narrowing.recipient)
    told = [thing.object for thing in things if thing.told]
    await releases.destroy(work, ids)
    stopped = await outbox.cancel(work, objects, "consent_narrowed")
    await ending.cancel(work, sorted(objects), (), WITHDRAWN)
    await due.unschedule(work, objects)
    await ending.tell(work, [one for one in told if one in objects])
    return Narrowed(
        referrals=tuple(sorted(objects)), releases=tuple(ids), cancelled=stopped.cancelled, in_flight=stopped.in_flight
    )


_SHAPE: Narrow = narrow
"""The checker holds this function to what the rooms below were promised."""
