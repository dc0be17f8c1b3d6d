"""A recipient ends it: what it could read goes by the table, and with a conflict of interest for its whole office."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import text

from hub.identity.work import Work
from hub.narrowing.causes import UNKNOWN_CASE, Cause, Narrowing
from hub.narrowing.plan import plan
from hub.narrowing.planned import Plan
from hub.narrowing.states import Frozen, Thing
from hub.pairs.lock import hold
from hub.referrals.moves import move
from hub.referrals.repository import OpenReferral, referral
from hub.releases.cut import cut, destroy
from hub.releases.outstanding import frozen, hold_objects, same_matter
from hub.releases.repack import end_earlier
from hub.tasks.lifecycle import OPEN

CONFLICT = "conflict-of-interest"
_THERE = text("""
select id, status, engagement from referral where id = any(:ids) and recipient = :org order by id for update
""")
_END = text("""
update referral set status = 'cancelled', reason = :reason, updated_at = :now, version = version + 1
where id = any(:ids) and id <> :itself and recipient = :org and status = any(:open)
""")


async def end_there(work: Work, found: OpenReferral, status: str, reason: str, *, capacity: str | None = None) -> None:
    """End this referral for its recipient, the viewer; `status`: rejected, cancelled or failed.

    A conflict of interest (the office may act for the offender) destroys each referral of the same case at this
    recipient, at once and without grace: also one that is being offered, so that it holds the pair first. Then the
    releases, then the rows: as a withdrawal does. Raises `Conflict`.
    """
    conflict = reason == CONFLICT
    if conflict:
        await hold(work.session, found.sender, found.recipient)
    objects = await same_matter(work, found.id) if conflict else (found.id,)
    await hold_objects(work, objects)
    things = await _things(work, found, objects)
    cause = Cause.CONFLICT_OF_INTEREST if conflict else Cause.RECIPIENT_CANCELS
    await _apply(work, plan(Narrowing(cause, UNKNOWN_CASE, reason=reason), things, work.now))
    as_it_is = await referral(work, found.id)  # a colleague may have answered it before it was held
    await move(work, as_it_is, status, reason=reason, capacity=capacity)
    if conflict:
        given = {"ids": [thing.object for thing in things], "itself": found.id, "open": sorted(OPEN)}
        await work.session.execute(_END, {**given, "reason": reason, "now": work.now, "org": work.viewer.organisation})


async def _things(work: Work, found: OpenReferral, objects: Sequence[UUID]) -> tuple[Thing, ...]:
    given = {"ids": list(objects), "org": work.viewer.organisation}
    rows = (await work.session.execute(_THERE, given)).all()
    releases = await frozen(work, [row.id for row in rows])
    return tuple(
        _thing(found, row.id, row.status, row.engagement == "engaged", releases.get(row.id, ())) for row in rows
    )


def _thing(found: OpenReferral, id: UUID, status: str, engaged: bool, releases: tuple[Frozen, ...]) -> Thing:  # noqa: FBT001
    return Thing(
        object=id,
        kind="referral",
        recipient=found.recipient,
        purpose=found.purpose,
        channel="",
        status=status,
        open=status in OPEN,
        told=True,
        engaged=engaged,
        releases=releases,
    )


async def _apply(work: Work, done: Plan) -> None:
    """What a recipient may do itself; the due dates and questions, which are the sender's, the database writes."""
    for at in {at for _, at in done.cut}:
        await cut(work, [id for id, when in done.cut if when == at], destroy_at=at)
    await destroy(work, done.destroy)
    await end_earlier(work, dict(done.end_earlier))
