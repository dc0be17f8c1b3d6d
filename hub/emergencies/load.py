"""What the gate must know of an emergency, and all of a case for its own page."""

from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text

from hub.cases.repository import OpenCase
from hub.consent.load import Lock
from hub.emergencies.associated_data import emergency_sealed
from hub.emergencies.rules import Emergency
from hub.identity.work import Work
from hub.kit.sealed_values import unseal_value

# what has ended never counts again; of several the newest counts, alone
_NEWEST = """
select id, recipient, purpose, sealed, until, ended_at from emergency
where (org, case_file, recipient, purpose) = (:organisation, :case, :recipient, :purpose) and ended_at is null
order by confirmed_at desc, id desc limit 1
"""
_LOCKED = {None: text(_NEWEST), "share": text(_NEWEST + "for share"), "update": text(_NEWEST + "for update")}
_PLACE = text("""
select case_file, recipient, purpose from emergency
where (org, id) = (:organisation, :id) and ended_at is null and until <= :now
""")
_OF_CASE = text("""
select id, recipient, purpose, sealed, until, ended_at, asked_by, confirmed_by, peer, peer_by, confirmed_at
from emergency where (org, case_file) = (:organisation, :case) order by confirmed_at, id
""")


@dataclass(frozen=True)
class EmergencyPlace:
    """What an emergency was about."""

    case: UUID
    recipient: UUID
    purpose: str


@dataclass(frozen=True)
class Confirmed:
    """An emergency with who asked for it, who confirmed it, why, and which number was called when.

    `peer`: whose person `confirmed_by` is, where it was the standing second's.
    """

    emergency: Emergency
    asked_by: UUID
    confirmed_by: UUID
    peer: UUID | None
    confirmed_at: datetime
    number: str
    called_at: datetime
    stands: bool
    reason: str = field(repr=False)


async def newest(
    work: Work, case: OpenCase, *, recipient: UUID, purpose: str, lock: Lock | None = None
) -> Emergency | None:
    """The newest that nobody ended; whether its time is over is the rules' matter. One statement.

    `lock`: holds it until the transaction ends, so that a withdrawal comes before or after a send, never between.
    """
    given = {"organisation": work.viewer.organisation, "case": case.id, "recipient": recipient, "purpose": purpose}
    row = (await work.session.execute(_LOCKED[lock], given)).one_or_none()
    return _emergency(case, row, _opened(case, row)) if row else None


async def place_of_over(work: Work, id: UUID) -> EmergencyPlace | None:
    """What an emergency was about whose time is over; None where it stands, or was ended before. One statement."""
    given = {"organisation": work.viewer.organisation, "id": id, "now": work.now}
    row = (await work.session.execute(_PLACE, given)).one_or_none()
    return EmergencyPlace(row.case_file, row.recipient, row.purpose) if row else None


async def emergencies_of_case(work: Work, case: OpenCase) -> tuple[Confirmed, ...]:
    """The emergencies of a case, ended ones too, in the order of their confirmation. One statement."""
    rows = await work.session.execute(_OF_CASE, {"organisation": work.viewer.organisation, "case": case.id})
    return tuple(_confirmed(case, row, work.now) for row in rows)


def _confirmed(case: OpenCase, row: Row[Any], now: datetime) -> Confirmed:
    said = _opened(case, row)
    emergency = _emergency(case, row, said)
    return Confirmed(
        emergency=emergency,
        asked_by=row.asked_by,
        confirmed_by=row.confirmed_by or row.peer_by,
        peer=row.peer,
        confirmed_at=row.confirmed_at,
        number=said["called"]["number"],
        called_at=datetime.fromisoformat(said["called"]["at"]),
        stands=emergency.counts(case.id, row.recipient, row.purpose, now),
        reason=said["reason"],
    )


def _opened(case: OpenCase, row: Row[Any]) -> dict[str, Any]:
    said: dict[str, Any] = unseal_value(case.key, emergency_sealed(row.id, row.recipient, row.purpose), row.sealed)
    return said


def _emergency(case: OpenCase, row: Row[Any], said: dict[str, Any]) -> Emergency:
    fields = MappingProxyType(dict(said["fields"]))
    minimum = MappingProxyType(dict(said.get("minimum") or {}))
    return Emergency(row.id, case.id, row.recipient, row.purpose, fields, row.until, row.ended_at, minimum)
