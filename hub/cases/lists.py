"""An organisation's own cases, newest first: clear columns only, so that a list tells nobody's story."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import text

from hub.identity.work import Work
from hub.kit.pages import Page, Position, Slice

# the list starts at `party` with its one equality; the case is joined after the limit
_PAGE = """
select page.object as id, page.status, page.urgency, page.created_at, c.language, c.updated_at, c.version
from (
  select object, status, urgency, created_at from party
  where org = :organisation and kind = 'case' and box = 'own'
    and status = coalesce(:status, status) and urgency = coalesce(:urgency, urgency) {after}
  order by created_at desc, object desc limit :limit
) page
join case_file c on (c.org, c.id) = (:organisation, page.object)
order by page.created_at desc, page.object desc
"""
_FIRST = text(_PAGE.format(after=""))
_NEXT = text(_PAGE.format(after="and (created_at, object) < (:at, :object)"))


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
    """A page of the organisation's cases, of this status and urgency where given. One statement."""
    given = {"organisation": work.viewer.organisation, "status": status, "urgency": urgency, "limit": page.limit}
    if page.after:
        rows = await work.session.execute(_NEXT, {**given, "at": page.after.at, "object": page.after.object})
    else:
        rows = await work.session.execute(_FIRST, given)
    return Slice.of([CaseRow(*row) for row in rows], page, lambda row: Position(row.created_at, row.id))
