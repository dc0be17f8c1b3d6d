"""The ledger of a case, for its own organisation: found through what was released from it."""

from string import Template
from uuid import UUID

from sqlalchemy import text

from hub.audit.lines import LINE, Line
from hub.cases.team import asking, works_on
from hub.identity.work import Work
from hub.kit.errors import NotFound
from hub.kit.pages import Page, Position, Slice

_CASE = text(
    """
select from case_file where org = :org and id = :case and (:oversees or $team)
""".replace("$team", works_on(":org", ":case"))
)
# each object's events stand together in the index, so that a case costs what it has, not what the organisation has
_LINES = Template(
    """
with object as (
  select cast(:case as uuid) as id union all select object from origin where org = :org and case_file = :case
)
select $line
from object join ledger_event e on e.sender = :org and e.object = object.id $after
left join ledger_link l on l.org = :org and l.event = e.id
order by e.at, e.id limit $limit
""".replace("$line", LINE)
)


async def of_case(work: Work, case_id: UUID, page: Page) -> Slice[Line]:
    """Every disclosure, read and change of mind of a case, oldest first, for its team and whoever oversees.

    Two statements; raises `NotFound`.
    """
    which = {"org": work.viewer.organisation, "case": case_id}
    if (await work.session.execute(_CASE, {**which, **asking(work)})).one_or_none() is None:
        raise NotFound("case_id")
    after = "and (e.at, e.id) > (:at, cast(:event as uuid))" if page.after else ""
    place = {"at": page.after.at, "event": page.after.object} if page.after else {}
    statement = text(_LINES.substitute(after=after, limit=page.limit))
    rows = (await work.session.execute(statement, {**which, **place})).all()
    return Slice.of([Line.of(row) for row in rows], page, lambda line: Position(line.at, line.id))
