"""A worker suspects that somebody made her take it back: the keys wait, once and for 14 days; reading stays cut."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import text

from hub.audit.trail import record_own
from hub.audit.verbs import Verb
from hub.delivery import due
from hub.identity.work import Work
from hub.kit.errors import Conflict
from hub.narrowing.causes import Narrow
from hub.releases import cut
from hub.releases.postpone import cut_at, postpone
from hub.reviews.ask import ask_review
from hub.reviews.kinds import AskedReview, ReviewKind
from hub.withdrawals.locked import standing
from hub.withdrawals.rules import HOLD, destruction_day, hold_reasons

_HOLD = text("""
update withdrawal set held_by = :principal, held_at = :now, held_until = :until where org = :org and id = :id
""")
_END = text("""
update withdrawal set held_until = least(held_until, :now)
where org = :org and id = :id and undone_at is null and held_until > :now
returning case_file, recipient, at
""")


async def hold_destruction(work: Work, withdrawal_id: UUID) -> UUID:
    """Let what this withdrawal cut keep its keys for 14 days from now; the case's id.

    Nobody can read anything by that; it can be undone that long, by her own word. A second person is asked to look at
    it. Her own "now" destroys all the same. Raises `NotFound`, and `Conflict`: held before, undone, or too late.
    """
    row = await standing(work, withdrawal_id)
    if reasons := hold_reasons(row.destruction, row.at, row.undone_at, row.held_at, work.now):
        raise Conflict(*reasons)
    us, who, until = work.viewer.organisation, work.viewer.principal, work.now + HOLD
    given = {"org": us, "id": row.id, "principal": who, "now": work.now, "until": until}
    await work.session.execute(_HOLD, given)
    await _move(work, row.case.id, row.recipient, row.at, until)
    record_own(work.session, Verb.DESTRUCTION_HELD, org=us, principal=who, object_id=row.case.id, at=work.now)
    await ask_review(work, row.case.id, ReviewKind.DESTRUCTION_HELD, row.id)
    return row.case.id


async def end_hold(work: Work, asked: AskedReview, _narrow: Narrow) -> None:
    """The second person ends a hold: the keys go on the day on which they would have gone, or now where it is past."""
    given = {"org": work.viewer.organisation, "id": asked.subject, "now": work.now}
    row = (await work.session.execute(_END, given)).one_or_none()
    if row is not None:
        await _move(work, row.case_file, row.recipient, row.at, max(destruction_day(row.at, None), work.now))


async def _move(work: Work, case_id: UUID, recipient: UUID | None, at: datetime, until: datetime) -> None:
    ids = await cut_at(work, case_id, recipient, at)
    await postpone(work, ids, until)
    await due.schedule_all(work, ids, cut.DESTROY, until)
