"""Danger to life as it was recorded: sealed under the case's key, and shown to the team."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text

from hub.cases.repository import OpenCase
from hub.emergencies.associated_data import danger_sealed
from hub.emergencies.dangers import Danger
from hub.identity.work import Work
from hub.kit.errors import NotFound
from hub.kit.ids import new_id
from hub.kit.sealed_values import seal_value, unseal_value

_RECORD = text("""
insert into danger (org, id, case_file, disclosure, sealed, recorded_by, recorded_at)
values (:org, :id, :case, :disclosure, :sealed, :me, :now)
""")
_OF_CASE = text("""
select id, disclosure, sealed, recorded_by, recorded_at from danger
where (org, case_file) = (:org, :case) order by recorded_at, id
""")


@dataclass(frozen=True)
class KeptDanger:
    """A record of danger. `disclosure`: the outside disclosure that the call was."""

    id: UUID
    danger: Danger
    disclosure: UUID
    recorded_by: UUID
    recorded_at: datetime


async def record(work: Work, case: OpenCase, danger: Danger, disclosure: UUID) -> UUID:
    """Write it down; one statement. The id."""
    made = new_id()
    called = danger.called_at and danger.called_at.isoformat()
    said = {**vars(danger), "kinds": list(danger.kinds), "called_at": called}
    given = {
        "org": work.viewer.organisation,
        "id": made,
        "case": case.id,
        "disclosure": disclosure,
        "sealed": seal_value(case.key, danger_sealed(made), said),
        "me": work.viewer.principal,
        "now": work.now,
    }
    await work.session.execute(_RECORD, given)
    return made


async def dangers_of_case(work: Work, case: OpenCase) -> tuple[KeptDanger, ...]:
    """Those of a case, in the order of their recording. One statement."""
    rows = await work.session.execute(_OF_CASE, {"org": work.viewer.organisation, "case": case.id})
    return tuple(_kept(case, row) for row in rows)


async def one(work: Work, case: OpenCase, id: UUID) -> KeptDanger:
    """One of them; raises `NotFound`."""
    found = next((kept for kept in await dangers_of_case(work, case) if kept.id == id), None)
    if found is None:
        raise NotFound("danger")
    return found


def _kept(case: OpenCase, row: Row[Any]) -> KeptDanger:
    said = unseal_value(case.key, danger_sealed(row.id), row.sealed)
    called = said["called_at"] and datetime.fromisoformat(said["called_at"])
    danger = Danger(**{**said, "kinds": tuple(said["kinds"]), "called_at": called})
    return KeptDanger(row.id, danger, row.disclosure, row.recorded_by, row.recorded_at)
