"""A message sent again by hand: the same id, the same bytes, the whole schedule anew; and a line in the ledger.

The gate is asked here as before sending, so that whoever asks learns at once what stands against it. Not the first
message about a referral or request that nobody took: its room freezes that anew, for its time counts from then.
"""

from typing import Any
from uuid import UUID

from sqlalchemy import Row, text

from hub.audit.verbs import Verb
from hub.cases.fragments import origin
from hub.cases.repository import case
from hub.cases.team import asking, works_on_origin
from hub.delivery import recheck
from hub.delivery.line import note
from hub.exchange.vocabulary.code_set import codes_of
from hub.identity.work import Work
from hub.kit.errors import Conflict, NotFound, Reason
from hub.releases import repeat_reason
from hub.releases.earlier_requests import EarlierRequest, beside
from hub.releases.read import by_id

AGAIN = frozenset({"dead", "delivered"})
"""What can be sent again. What was cancelled cannot: it was stopped for a reason, and is sent anew or not at all."""

_STATUS = text(
    """
select status, delivery.recipient, delivery.object, release, connector, updated_at, origin.case_file, origin.purpose
from delivery $origin
where id = :id and sender = :org and $team for update of delivery
""".replace("$team", works_on_origin("delivery.sender", "delivery.object")).replace(
        "$origin", origin("origin", "delivery.sender", "delivery.object")
    )
)
_QUEUE = text("""
update delivery set status = 'queued', reason = null, attempts = 0, next_at = :now, leased_until = null,
  claimed_at = null, missing = '{}', updated_at = :now
where id = :id and sender = :org
""")


def redelivery_reasons(status: str) -> tuple[Reason, ...]:
    """Why a message of this status is not sent again; empty where it is."""
    return () if status in AGAIN else (Reason("wrong_move", "delivery", codes_of(AGAIN), status),)


async def _ask(work: Work, row: Row[Any]) -> None:
    """Raise where the gate's answer is no; a notice that discloses nothing asks none."""
    if row.release is None:
        return
    try:
        packet = (await by_id(work, row.release)).packet
    except NotFound:
        raise Conflict(Reason("release_closed")) from None
    which = {"case_id": row.case_file, "release_id": row.release, "purpose": packet.purpose, "channel": row.connector}
    await recheck.require(work, **which, packet=packet)


async def redeliver(work: Work, delivery_id: UUID, duplicate_reason: repeat_reason.RepeatReason | None = None) -> None:
    """Queue it again; the gate is asked now, and again before it leaves, as before every send.

    Raises `NotFound`, `Conflict` where it still waits, is being sent or was cancelled, `Refused`, and
    `AskedBeforeError` where it arrived and no reason is given for sending it again.
    """
    given = {"id": delivery_id, "org": work.viewer.organisation, "now": work.now}
    row = (await work.session.execute(_STATUS, {**given, **asking(work)})).one_or_none()
    if row is None:
        raise NotFound
    reasons = redelivery_reasons(row.status)
    if reasons:
        raise Conflict(*reasons)
    await _ask(work, row)
    earlier = await _earlier(work, row)
    why = repeat_reason.require_reason(earlier, duplicate_reason)
    await work.session.execute(_QUEUE, given)
    if earlier:
        await repeat_reason.keep(work, await case(work, row.case_file), row.object, row.recipient, earlier, why)
    note(work, Verb.DELIVERY_REDELIVERED, row.object, row.recipient)


async def _earlier(work: Work, row: Row[Any]) -> tuple[EarlierRequest, ...]:
    """What the partner took already: this message, or what was sent beside it because it never arrived."""
    if row.status != "delivered":
        return await beside(work, row.object, row.case_file, row.recipient, row.purpose)
    return (EarlierRequest("delivered", object=row.object, status=row.status, at=row.updated_at, case=row.case_file),)
