"""How everybody of the organisation came in, read for the rules of `lineage`."""

from datetime import datetime

from sqlalchemy import text

from hub.acts.lineage import Admitted, People
from hub.identity.entry_marks import CountedRow, all_checked, entry, reads_ledger
from hub.identity.fragments import PEOPLE
from hub.identity.permissions import Role
from hub.identity.work import Work

# whoever left, too: she stands behind those whom she let in
_EVERYBODY = {
    noted: text(f"select {entry('principal', 'p', noted=noted)} {PEOPLE} where p.organisation = :org")
    for noted in (True, False)
}
"""By whether the ledger may be read: the operator, who confirms from outside, reads none."""


async def everybody(work: Work) -> People:
    """Everybody who is or was in the viewer's organisation, machines too; one statement.

    By what the hub itself wrote: whoever was put there otherwise is nobody, and lets nobody in.
    """
    statement = _EVERYBODY[reads_ledger(work.session)]
    rows = (await work.session.execute(statement, {"org": work.viewer.organisation})).scalars()
    return {row.id: _let_in(row, work.now) for row in all_checked(work.session, "principal", rows)}


def _let_in(row: CountedRow, now: datetime) -> Admitted:
    return Admitted(
        principal=row.id,
        role=Role(row.role),
        since=max(row.created_at, row.risen_at or row.created_at),
        by=row.let_in_by,
        confirmed_by=row.let_in_with,
        outside=bool(row.let_in_outside),
        left=row.ended_at is not None and row.ended_at <= now,
        is_person=row.kind == "person",
    )
