"""Cases, newest first: the caller's own, or all for whoever oversees; clear columns only, nobody's story."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import text

from hub.cases.team import asking, oversees, works_on
from hub.identity.work import Work
from hub.kit.pages import Page, Position, Slice

# the list starts at `party` with its one equality; the case is joined after the limit
_PAGE = """
select page.object as id, page.status, page.urgency, page.created_at, c.language, c.updated_at, c.version
from (
  select object, status, urgency, created_at from party
  where org = :organisation and kind = 'case' and box = 'own'
    and status = coalesce(:status, status) and urgency = coalesce(:urgency, urgency) {narrowed}
  order by created_at desc, object desc limit :limit
) page
join case_file c on (c.org, c.id) = (:organisation, page.object)
order by page.created_at desc, page.object desc
"""
_NEXT = " and (created_at, object) < (:at, :object)"
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
    given = {"organisation": work.viewer.organisation, "status": status, "urgency": urgency, "limit": page.limit}
    place = {"at": page.after.at, "object": page.after.object} if page.after else {}
    narrowed = ("" if oversees(work.viewer) else _MINE) + (_NEXT if page.after else "")
    rows = await work.session.execute(text(_PAGE.format(narrowed=narrowed)), {**given, **place, **asking(work)})
    return Slice.of([CaseRow(*row) for row in rows], page, lambda row: Position(row.created_at, row.id))
