"""Who is on a received thing, and who is walled off from it: for its recipient alone, many things at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import text

from hub.identity.fragments import principal
from hub.identity.work import Work
from hub.kit.rows import by_name
from hub.received.team import LIVING, STANDS, asking, walled_off, works_on_received

_ASSIGNED = text(f"""
select t.object, t.principal, p.label, p.role, t.how, t.reason, t.assigned_by, t.assigned_at
from received_team t {principal("p", "t.org", "t.principal")}
where t.org = :org and t.object = any(:ids) and {LIVING} and (p.ended_at is null or p.ended_at > :now)
  and not {walled_off(":org", "t.object")}
order by t.assigned_at, t.id
""")  # noqa: S608 - conditions of ours
_WALLED = text(f"""
select w.object, w.principal, p.label, p.role, w.reason, w.walled_by, w.walled_at
from received_wall w {principal("p", "w.org", "w.principal")}
where w.org = :org and w.object = any(:ids) and {STANDS} and {works_on_received(":org", "w.object")}
order by w.walled_at, w.id
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


async def assigned(work: Work, ids: Sequence[UUID]) -> dict[UUID, tuple[Assigned, ...]]:
    """Who is on each of these, in the order in which they came; of what the viewer is walled off from, nobody."""
    found: dict[UUID, tuple[Assigned, ...]] = {}
    for row in await work.session.execute(_ASSIGNED, {**asking(work), "ids": list(ids)}):
        found[row.object] = (*found.get(row.object, ()), by_name(Assigned, row, beside="object"))
    return found


async def walled(work: Work, ids: Sequence[UUID]) -> dict[UUID, tuple[Walled, ...]]:
    """Who is walled off from each of these, for whoever is assigned to it; nobody else learns of a wall."""
    found: dict[UUID, tuple[Walled, ...]] = {}
    for row in await work.session.execute(_WALLED, {**asking(work), "ids": list(ids)}):
        found[row.object] = (*found.get(row.object, ()), by_name(Walled, row, beside="object"))
    return found
