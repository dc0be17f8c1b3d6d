"""Who is on a received thing, and who is walled off from it: for its recipient alone, many things at once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import text

from hub.identity.fragments import HERE, principal
from hub.identity.work import Work
from hub.received.team import LIVING, STANDS, asking, walled_off, works_on_received

_TEAMS = text(f"""
select t.object, t.how, t.principal, p.label, p.role, t.reason, t.assigned_by as by, t.assigned_at as since, t.id
from received_team t {principal("p", "t.org", "t.principal")}
where t.org = :org and t.object = any(:ids) and {LIVING} and {HERE}
  and not {walled_off(":org", "t.object")}
union all
select w.object, null, w.principal, p.label, p.role, w.reason, w.walled_by, w.walled_at, w.id
from received_wall w {principal("p", "w.org", "w.principal")}
where w.org = :org and w.object = any(:ids) and {STANDS} and {works_on_received(":org", "w.object")}
order by since, id
""")  # noqa: S608 - conditions of ours


@dataclass(frozen=True)
class Assigned:
    """Somebody who is on it. `label`: a role or machine name. `how`, `reason`: permanent words.

    `assigned_by` None: two people said that such things go to this machine.
    """

    principal: UUID
    label: str
    role: str
    how: str
    reason: str | None
    assigned_by: UUID | None
    assigned_at: datetime


@dataclass(frozen=True)
class Walled:
    """Somebody who must see nothing of it."""

    principal: UUID
    label: str
    role: str
    reason: str
    walled_by: UUID
    walled_at: datetime


@dataclass(frozen=True)
class Team:
    """Who is on a thing, in the order in which they came; and, for whoever is, who is walled off from it."""

    assigned: tuple[Assigned, ...] = ()
    walled: tuple[Walled, ...] = ()


async def teams(work: Work, ids: Sequence[UUID]) -> dict[UUID, Team]:
    """Of each of these that anybody is on or walled off from. One statement.

    Of what the viewer is walled off from there is nothing; nobody but the assigned learns of a wall.
    """
    found: dict[UUID, Team] = {}
    for row in await work.session.execute(_TEAMS, {**asking(work), "ids": list(ids)}):
        before, who = found.get(row.object, Team()), (row.principal, row.label, row.role)
        if row.how is None:
            wall = Walled(*who, row.reason, row.by, row.since)
            found[row.object] = replace(before, walled=(*before.walled, wall))
        else:
            one = Assigned(*who, row.how, row.reason, row.by, row.since)
            found[row.object] = replace(before, assigned=(*before.assigned, one))
    return found
