"""A page of cases, how many there are, and what of each waits: clear columns, and no case opened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import text

import hub.caseload.waiting
from hub.caseload.filters import EVERYTHING, MINE, VIEWS, Wanted
from hub.caseload.search import looked_for
from hub.caseload.waiting import WAITING_BY_CASE
from hub.cases import fragments
from hub.cases.lists import CaseRow
from hub.cases.team import asking, oversees, works_on
from hub.identity.work import Work
from hub.kit.pages import Page, Position, Slice
from hub.kit.rows import by_name

_COLUMNS = f"""c.id, c.number, c.status, c.urgency, c.created_at, c.language, c.updated_at, c.version,
  {works_on("c.org", "c.id")} as on_team"""
_WITH_WAITING = f"left join ({WAITING_BY_CASE}) w on w.case_file = c.id"
_PAGE = f"""
select {_COLUMNS}, {{place}} as place
{fragments.cases("c")} {{waiting}}
where c.org = :org {{conditions}}
{{order}} limit :limit
"""
_COUNTED = ", ".join(f"count(*) filter (where true {condition}) as {view}" for view, condition in VIEWS.items())
_COUNTS = f"""
select {_COUNTED}
{fragments.cases("c")} {_WITH_WAITING}
where c.org = :org {{mine}}
"""
_WAITS = text(f"select w.case_file, w.due_at, w.late from ({WAITING_BY_CASE}) w where w.case_file = any(:cases)")  # noqa: S608


@dataclass(frozen=True)
class Counts:
    """How many cases each view has."""

    mine: int
    all: int
    waiting: int
    overdue: int
    closed: int


@dataclass(frozen=True)
class Waits:
    """What of a case waits for a recipient. `due_at` None: nothing that has a time."""

    due_at: datetime | None
    late: bool


async def cases(work: Work, page: Page, wanted: Wanted = EVERYTHING, search: str | None = None) -> Slice[CaseRow]:
    """A page of the cases on whose team the viewer is; whoever oversees meets all of the organisation's.

    One statement, and at most three to find a name. Raises `Invalid` for `search`.
    """
    found = await looked_for(work, wanted, search)
    statement = _PAGE.format(
        place=found.place,
        waiting=_WITH_WAITING if found.waits else "",
        conditions=found.conditions(page, whole=oversees(work.viewer)),
        order=found.sorted(),
    )
    given = {**_asked(work), **found.values(page)}
    rows = (await work.session.execute(text(statement), given)).all()
    items = [(row.place, by_name(CaseRow, row, beside="place")) for row in rows]
    cut = Slice.of(items, page, lambda item: Position(item[0], item[1].id))
    return Slice(tuple((at, item[1]) for at, item in cut.items), cut.more)


async def counts(work: Work) -> Counts:
    """How many cases each view has for this viewer. One statement."""
    mine = "" if oversees(work.viewer) else MINE
    row = (await work.session.execute(text(_COUNTS.format(mine=mine)), _asked(work))).one()
    return by_name(Counts, row)


async def waits(work: Work, case_ids: Sequence[UUID]) -> dict[UUID, Waits]:
    """What of each of these cases waits; where nothing does, it is missing. One statement."""
    rows = await work.session.execute(_WAITS, {**_asked(work), "cases": list(case_ids)})
    return {row.case_file: by_name(Waits, row, beside="case_file") for row in rows}


def _asked(work: Work) -> dict[str, object]:
    return {"org": work.viewer.organisation, **asking(work), **hub.caseload.waiting.asking()}
