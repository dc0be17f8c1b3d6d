"""An agreement is over before its last day: said by either side, or by the operator; and why."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import Row, text
from sqlmodel.ext.asyncio.session import AsyncSession

from hub.audit import trail
from hub.audit.verbs import Verb
from hub.identity.work import Work
from hub.kit.errors import Conflict, NotFound, Reason
from hub.pairs.lock import hold

AgreementEnd = Literal["ended", "breach"]
"""`ended`: what was accepted is kept to the retention agreed. `breach`: one side broke it, and reading ends."""

_SIDES = text("select sender, recipient from agreement where id = :id")
# what one side has ended the other may still call broken: nobody escapes that by being first
_END = text("""
update agreement set ended_at = coalesce(ended_at, :now), ended_by = :by, end_reason = :why
where id = :id and (end_reason is null or (end_reason = 'ended' and :why = 'breach'))
returning id
""")


async def end_agreement(work: Work, agreement_id: UUID, why: AgreementEnd) -> UUID:
    """End an agreement of the viewer's organisation at once; answers its id.

    From the commit on nothing is offered, accepted or sent that it alone covered, and an older one that it had replaced
    does not come back. What is out follows within a minute (`hub.withdrawals.sweep`). Raises `NotFound`, and `Conflict`
    where it has ended, except that what was ended can still be called broken.
    """
    sides = await _ended(work.session, agreement_id, why, work.viewer.organisation, work.now)
    trail.record(
        work.session,
        Verb.AGREEMENT_ENDED,
        actor=work.viewer.organisation,
        principal=work.viewer.principal,
        sender=sides.sender,
        recipient=sides.recipient,
        object_id=agreement_id,
        at=work.now,
    )
    return agreement_id


async def end_by_operator(session: AsyncSession, agreement_id: UUID, why: AgreementEnd, now: datetime) -> None:
    """The same by the operator's hand, with a line in the chain of each side. Raises as `end` does."""
    sides = await _ended(session, agreement_id, why, None, now)
    for side in (sides.sender, sides.recipient):
        await trail.record_of_operator(session, Verb.AGREEMENT_ENDED, org=side, object_id=agreement_id, at=now)


async def _ended(
    session: AsyncSession, agreement_id: UUID, why: AgreementEnd, by: UUID | None, now: datetime
) -> Row[Any]:
    sides = (await session.execute(_SIDES, {"id": agreement_id})).one_or_none()
    if sides is None or by not in (None, sides.sender, sides.recipient):
        raise NotFound("agreement")
    await hold(session, sides.sender, sides.recipient)
    given = {"id": agreement_id, "why": why, "by": by, "now": now}
    if (await session.execute(_END, given)).one_or_none() is None:
        raise Conflict(Reason("wrong_move", "agreement"))
    return sides
