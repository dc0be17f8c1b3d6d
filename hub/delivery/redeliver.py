"""A message sent again by hand: the same id, the same bytes, the whole schedule anew; and a line in the ledger."""

from typing import Any
from uuid import UUID

from sqlalchemy import Row, text

from hub.audit import trail
from hub.audit.verbs import Verb
from hub.cases.door import case
from hub.cases.team import asking, works_on_origin
from hub.identity.work import Work
from hub.kit.errors import Conflict, NotFound, Reason
from hub.releases import again
from hub.releases.asked_before import Earlier, beside

AGAIN = frozenset({"dead", "delivered"})
"""What can be sent again. What was cancelled cannot: it was stopped for a reason, and is sent anew or not at all."""

_STATUS = text(
    """
select status, delivery.recipient, delivery.object, updated_at, origin.case_file, origin.purpose
from delivery join origin on (origin.org, origin.object) = (delivery.sender, delivery.object)
where id = :id and sender = :org and $team for update of delivery
""".replace("$team", works_on_origin("delivery.sender", "delivery.object"))
)
_QUEUE = text("""
update delivery set status = 'queued', reason = null, attempts = 0, next_at = :now, leased_until = null,
  claimed_at = null, updated_at = :now
where id = :id and sender = :org
""")


def redelivery_reasons(status: str) -> tuple[Reason, ...]:
    """Why a message of this status is not sent again; empty where it is."""
    return () if status in AGAIN else (Reason("wrong_move", "delivery"),)


async def redeliver(work: Work, delivery_id: UUID, duplicate_reason: again.Why | None = None) -> None:
    """Queue it again; the gate is asked before it leaves, as before every send.

    Raises `NotFound`, and `Conflict` where it still waits, is being sent, or was cancelled; `AskedBeforeError` where
    it arrived and no reason is given for sending it again.
    """
    given = {"id": delivery_id, "org": work.viewer.organisation, "now": work.now}
    row = (await work.session.execute(_STATUS, {**given, **asking(work)})).one_or_none()
    if row is None:
        raise NotFound
    reasons = redelivery_reasons(row.status)
    if reasons:
        raise Conflict(*reasons)
    earlier = await _earlier(work, row)
    why = again.require_reason(earlier, duplicate_reason)
    await work.session.execute(_QUEUE, given)
    if earlier:
        await again.keep(work, await case(work, row.case_file), row.object, row.recipient, earlier, why)
    trail.record(
        work.session,
        Verb.DELIVERY_REDELIVERED,
        actor=work.viewer.organisation,
        principal=work.viewer.principal,
        sender=work.viewer.organisation,
        recipient=row.recipient,
        object_id=row.object,
        at=work.now,
    )


async def _earlier(work: Work, row: Row[Any]) -> tuple[Earlier, ...]:
    """What the partner took already: this message, or what was sent beside it because it never arrived."""
    if row.status != "delivered":
        return await beside(work, row.object, row.case_file, row.recipient, row.purpose)
    return (Earlier("delivered", object=row.object, status=row.status, at=row.updated_at, case=row.case_file),)
