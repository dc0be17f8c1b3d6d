"""Cases, newest first: the caller's own, or all for whoever oversees; clear columns only, nobody's story."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import text

from hub.cases.team import asking, oversees, works_on
from hub.identity.work import Work
from hub.kit.pages import Page, Position, Slice
from hub.kit.rows import by_name
from hub.lists.fragments import page_of

_CLEAR = "object, status, urgency, created_at"
# the list starts at `party` with its one equality; the case is joined after the limit. What is not asked for is not in
# the statement: a condition that is always true would hide from the planner that an index has the order
_PAGE = f"""
with {page_of("'case'", "'own'", "and org = :organisation {conditions}", ":limit", _CLEAR)}
select page.object as id, page.status, page.urgency, page.created_at, c.language, c.updated_at, c.version
from page join case_file c on (c.org, c.id) = (:organisation, page.object)
order by page.created_at desc, page.object desc
"""  # noqa: S608 - columns of ours
_STATUS = "and status = :status"
_URGENCY = "and urgency = :urgency"
_NEXT = "and (created_at, object) < (:at, :object)"
_MINE = "and " + works_on("party.org", "party.object")


@dataclass(frozen=True)
class CaseRow:
    """One case in a list."""

    id: UUID
    status: str
    urgency: str
    created_at: datetime
    language: str
    updated_at: datetime
    version: int


async def cases(work: Work, page: Page, *, status: str | None = None, urgency: str | None = None) -> Slice[CaseRow]:
    """A page of the cases on whose team the viewer is, of this status and urgency where given. One statement.

    Whoever oversees meets all of the organisation's (`hub.cases.team`).
    """
    found = [_STATUS] if status is not None else []
    found += [_URGENCY] if urgency is not None else []
    found += [_MINE] if not oversees(work.viewer) else []
    found += [_NEXT] if page.after else []
    given = {"organisation": work.viewer.organisation, "status": status, "urgency": urgency, "limit": page.limit}
    place = {"at": page.after.at, "object": page.after.object} if page.after else {}
    statement = text(_PAGE.format(conditions=" ".join(found)))
    rows = await work.session.execute(statement, {**given, **place, **asking(work)})
    return Slice.of([by_name(CaseRow, row) for row in rows], page, lambda row: Position(row.created_at, row.id))
