"""An emergency begins to stand, in the transaction in which the second person confirmed it."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import text

from hub.audit.trail import record_own
from hub.audit.verbs import Verb
from hub.cases.repository import OpenCase
from hub.emergencies.associated_data import emergency_sealed
from hub.emergencies.rules import Emergency
from hub.identity.work import Work
from hub.kit.sealed_values import seal_value

_STAND = text("""
insert into emergency
  (org, id, case_file, recipient, purpose, sealed, asked_by, confirmed_by, peer, peer_by, confirmed_at, until)
values (:org, :id, :case, :recipient, :purpose, :sealed, :asked_by, :confirmed_by, :peer, :peer_by, :now, :until)
""")


@dataclass(frozen=True)
class EmergencyGrounds:
    """Who asked, why, and which number was called when. `peer`: whose person confirmed as standing second, if any."""

    asked_by: UUID
    number: str
    called_at: datetime
    reason: str = field(repr=False)
    peer: UUID | None = None


async def stand(work: Work, case: OpenCase, emergency: Emergency, account: EmergencyGrounds) -> None:
    """Write it down and into the ledger; one statement. The caller holds the case and is the one who confirmed.

    `emergency.until` is 24 hours from now at the latest: the table refuses more, and one who confirmed her own.
    """
    called = {"number": account.number, "at": account.called_at.isoformat()}
    said = {
        "fields": dict(emergency.fields),
        "reason": account.reason,
        "called": called,
        "minimum": dict(emergency.minimum),
    }
    given = {
        "org": work.viewer.organisation,
        "id": emergency.id,
        "case": case.id,
        "recipient": emergency.recipient,
        "purpose": emergency.purpose,
        "sealed": seal_value(case.key, emergency_sealed(emergency.id, emergency.recipient, emergency.purpose), said),
        "asked_by": account.asked_by,
        "confirmed_by": None if account.peer else work.viewer.principal,
        "peer": account.peer,
        "peer_by": work.viewer.principal if account.peer else None,
        "now": work.now,
        "until": emergency.until,
    }
    await work.session.execute(_STAND, given)
    us, who = work.viewer.organisation, work.viewer.principal
    record_own(work.session, Verb.EMERGENCY_OVERRIDDEN, org=us, principal=who, object_id=case.id, at=work.now)
