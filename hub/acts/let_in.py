"""How everybody of the organisation came in, read for the rules of `lineage`."""

from typing import Any

from sqlalchemy import Row, text

from hub.acts.lineage import LetIn, People
from hub.identity.permissions import Role
from hub.identity.work import Work

# whoever left, too: she stands behind those whom she let in
_EVERYBODY = text("""
select id, role, greatest(created_at, risen_at) as since, let_in_by, let_in_with, let_in_outside,
  coalesce(ended_at <= :now, false) as has_left, kind = 'person' as is_person
from principal where organisation = :org
""")


async def everybody(work: Work) -> People:
    """Everybody who is or was in the viewer's organisation, machines too; one statement."""
    rows = await work.session.execute(_EVERYBODY, {"org": work.viewer.organisation, "now": work.now})
    return {row.id: _let_in(row) for row in rows}


def _let_in(row: Row[Any]) -> LetIn:
    return LetIn(
        principal=row.id,
        role=Role(row.role),
        since=row.since,
        by=row.let_in_by,
        confirmed_by=row.let_in_with,
        outside=row.let_in_outside,
        left=row.has_left,
        is_person=row.is_person,
    )
