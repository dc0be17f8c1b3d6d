"""Handovers by telephone, on paper or by own mail, kept on the person's page like every other (domain rule 13)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import text

from hub.cases.door import OpenCase
from hub.cases.places import outside_sealed
from hub.exchange.packets import Form
from hub.identity.work import Work
from hub.kit.ids import new_id
from hub.kit.sealed_values import seal_value, unseal_value

_NOTE = text("""
insert into outside_disclosure (id, org, case_file, recipient, purpose, sealed, recorded_by, disclosed_at, recorded_at)
values (:id, :organisation, :case, :recipient, :purpose, :sealed, :principal, :disclosed_at, :now)
""")
_OF_CASE = text("""
select id, recipient, purpose, sealed, disclosed_at, recorded_at from outside_disclosure
where (org, case_file) = (:organisation, :case) order by disclosed_at, id
""")


@dataclass(frozen=True)
class Handover:
    """What was told to whom outside the hub. `how`: telephone, paper, meeting or own_mail."""

    recipient: UUID
    purpose: str
    disclosed_at: datetime
    how: str
    fields: Mapping[str, Form]
    note: str = field(default="", repr=False)


@dataclass(frozen=True)
class OutsideDisclosure:
    """A handover as it was recorded."""

    id: UUID
    handover: Handover
    recorded_at: datetime


async def note(work: Work, case: OpenCase, handover: Handover) -> UUID:
    """Keep the handover; one statement. Whether consent covered it is asked before, above."""
    id = new_id()
    sealed = {"how": handover.how, "fields": dict(handover.fields), "note": handover.note}
    given = {
        "id": id,
        "organisation": work.viewer.organisation,
        "case": case.id,
        "recipient": handover.recipient,
        "purpose": handover.purpose,
        "sealed": seal_value(case.key, outside_sealed(id), sealed),
        "principal": work.viewer.principal,
        "disclosed_at": handover.disclosed_at,
        "now": work.now,
    }
    await work.session.execute(_NOTE, given)
    return id


async def of_case(work: Work, case: OpenCase) -> tuple[OutsideDisclosure, ...]:
    """The handovers of a case in the order in which they happened; one statement."""
    rows = await work.session.execute(_OF_CASE, {"organisation": work.viewer.organisation, "case": case.id})
    return tuple(
        OutsideDisclosure(
            row.id,
            Handover(
                row.recipient,
                row.purpose,
                row.disclosed_at,
                **unseal_value(case.key, outside_sealed(row.id), row.sealed),
            ),
            row.recorded_at,
        )
        for row in rows
    )
