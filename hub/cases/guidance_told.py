"""Which card was told to the person, in which version, when, by which way: sealed with the case, appended to only."""

import dataclasses
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import text

from hub.audit.verbs import Verb
from hub.cases.associated_data import guidance_sealed
from hub.cases.ledger_lines import note
from hub.cases.repository import OpenCase
from hub.identity.work import Work
from hub.kit.ids import new_id
from hub.kit.sealed_values import seal_value, unseal_value

_KEEP = text("""
insert into guidance_told (id, org, case_file, sealed, told_at, recorded_by, recorded_at)
values (:id, :org, :case, :sealed, :told_at, :principal, :now)
""")
_OF_CASE = text("""
select id, sealed, told_at, recorded_by, recorded_at from guidance_told
where (org, case_file) = (:org, :case) order by told_at, id
""")


@dataclass(frozen=True)
class GuidanceTold:
    """One telling. `title`, `sentences`: the words that were told, whatever the card says now."""

    card: str
    version: int
    language: str
    way: str
    told_at: datetime
    title: str = dataclasses.field(repr=False)
    sentences: tuple[str, ...] = dataclasses.field(repr=False)


@dataclass(frozen=True)
class RecordedGuidance:
    """The same as it was kept, with who recorded it when."""

    id: UUID
    told: GuidanceTold
    recorded_by: UUID
    recorded_at: datetime


async def keep(work: Work, case: OpenCase, told: GuidanceTold) -> UUID:
    """Keep it; one statement and a line in the ledger, which never says which card. The caller holds the case."""
    id = new_id()
    said = {name: value for name, value in vars(told).items() if name != "told_at"} | {"sentences": [*told.sentences]}
    given = {
        "id": id,
        "org": work.viewer.organisation,
        "case": case.id,
        "sealed": seal_value(case.key, guidance_sealed(id), said),
        "told_at": told.told_at,
        "principal": work.viewer.principal,
        "now": work.now,
    }
    await work.session.execute(_KEEP, given)
    note(work, Verb.GUIDANCE_TOLD, case.id)
    return id


async def of_case(work: Work, case: OpenCase) -> tuple[RecordedGuidance, ...]:
    """What was told, in order; one statement."""
    rows = await work.session.execute(_OF_CASE, {"org": work.viewer.organisation, "case": case.id})
    return tuple(
        RecordedGuidance(
            row.id,
            GuidanceTold(
                **{
                    **(said := unseal_value(case.key, guidance_sealed(row.id), row.sealed)),
                    "told_at": row.told_at,
                    "sentences": tuple(said["sentences"]),
                }
            ),
            row.recorded_by,
            row.recorded_at,
        )
        for row in rows
    )
