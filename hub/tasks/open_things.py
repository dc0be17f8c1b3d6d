"""What of a case is still open when it is closed, and who goes on watching it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from sqlalchemy import text

from hub.cases.fragments import what_came_of
from hub.cases.team import works_on
from hub.identity.work import Work
from hub.kit.errors import NotFound
from hub.lists.fragments import listed
from hub.tasks.lifecycle import OPEN

_OPEN = text(f"""
select p.object, p.kind from {what_came_of("o")} {listed("p", "o.org", "o.object")} and p.box = 'sent'
where p.kind in ('referral', 'takedown') and p.status = any(:open) and p.status <> 'draft'
order by p.object
""")  # noqa: S608 - columns of ours
_ON_TEAM = text("select " + works_on(":org", ":case"))
_WATCH = text("""
insert into watcher (org, object, principal, named_by, named_at)
values (:org, :object, :watcher, :principal, :now)
on conflict (org, object) do update
set principal = excluded.principal, named_by = excluded.named_by, named_at = excluded.named_at
""")


@dataclass(frozen=True)
class OpenThing:
    """A referral or request that has not ended."""

    object: UUID
    kind: Literal["referral", "takedown"]


_NAMED = {"referrals": "referral", "takedown_requests": "takedown"}


async def open_things(work: Work, case_id: UUID) -> tuple[OpenThing, ...]:
    """What of the case is open, in the order of ids; drafts, of which nobody knows, are not. One statement."""
    given = {"org": work.viewer.organisation, "case": case_id, "open": sorted(OPEN)}
    rows = (await work.session.execute(_OPEN, given)).all()
    return tuple(OpenThing(row.object, row.kind) for row in rows)


async def watch(work: Work, case_id: UUID, there: Collection[OpenThing], watchers: Mapping[OpenThing, UUID]) -> None:
    """Keep who watches each thing: somebody of the case's team, one of what is open there.

    Raises `NotFound` naming `referrals`, `takedown_requests` and `watcher`, each where one of them is a stray.
    """
    strays = [field for field, kind in _NAMED.items() if any(t.kind == kind for t in watchers.keys() - set(there))]
    if not await _on_team(work, case_id, watchers.values()):
        strays.append("watcher")
    if strays:
        raise NotFound(*strays)
    given = {"org": work.viewer.organisation, "principal": work.viewer.principal, "now": work.now}
    for thing, watcher in watchers.items():
        await work.session.execute(_WATCH, {**given, "object": thing.object, "watcher": watcher})


async def _on_team(work: Work, case_id: UUID, watchers: Iterable[UUID]) -> bool:
    given = {"org": work.viewer.organisation, "case": case_id, "now": work.now}
    for watcher in sorted(set(watchers)):
        if not (await work.session.execute(_ON_TEAM, {**given, "principal": watcher})).scalar_one():
            return False
    return True
