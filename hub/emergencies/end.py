"""Emergencies end before their time: consent was taken back, the case closed, or who confirmed was not known."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import text

from hub.audit.trail import record_own
from hub.audit.verbs import Verb
from hub.identity.viewer import THE_HUB
from hub.identity.work import Work

# what is over by its own end is marked too: no clock that lags behind may take it for standing
_END = text("""
update emergency set ended_at = least(until, :now)
where (org, case_file) = (:org, :case) and (cast(:recipient as uuid) is null or recipient = :recipient)
  and (cast(:id as uuid) is null or id = :id)
  and ended_at is null
returning id, recipient, purpose, until > :now as stood
""")


@dataclass(frozen=True)
class EndedEmergency:
    """An emergency that stood until now."""

    id: UUID
    recipient: UUID
    purpose: str


async def end(
    work: Work, case_id: UUID, recipient: UUID | None = None, *, id: UUID | None = None
) -> tuple[EndedEmergency, ...]:
    """End those of the case, for one recipient or all, or the one of this `id` alone; with a line each in the ledger.

    One statement. Never refuses.

    The caller holds the case's row, so that none is confirmed meanwhile. Whoever reads one to send holds it FOR SHARE.
    """
    us = work.viewer.organisation
    given = {"org": us, "case": case_id, "recipient": recipient, "id": id, "now": work.now}
    rows = (await work.session.execute(_END, given)).all()
    ended = tuple(EndedEmergency(row.id, row.recipient, row.purpose) for row in rows if row.stood)
    for _ in ended:
        who = None if work.viewer.principal == THE_HUB else work.viewer.principal
        record_own(work.session, Verb.EMERGENCY_ENDED, org=us, principal=who, object_id=case_id, at=work.now)
    return ended
