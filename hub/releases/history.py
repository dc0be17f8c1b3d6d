"""The ledger of a case, for its own organisation, found through what was released from it; and of one such thing."""

from string import Template
from uuid import UUID

from sqlalchemy import text

from hub.audit.fragments import lines, lines_of, link
from hub.audit.lines import LINE, ChainedLine
from hub.cases.fragments import from_case, what_came_of
from hub.cases.team import works_on
from hub.identity.work import Work
from hub.kit.errors import NotFound
from hub.kit.pages import Page, Position, Slice
from hub.received.team import asking, works_on_received

_CASE = text(
    """
select $case and (:oversees or $team)
""".replace("$case", from_case("c")).replace("$team", works_on(":org", ":case"))
)
_LINK = link("l", ":org", "e.id")
# each object's events stand together in the index, so that a case costs what it has, not what the organisation has
_LINES = Template(
    """
with object as (
  select cast(:case as uuid) as id union all select o.object from $origin
)
select $line
from object $its_lines $after
left $link
order by e.at, e.id limit $limit
""".replace("$line", LINE)
    .replace("$origin", what_came_of("o"))
    .replace("$its_lines", lines_of("e", ":org", "object.id"))
    .replace("$link", _LINK)
)
_OF_OBJECT = Template(
    """
select $line
$lines left $link
where e.sender in (:sender, :org) and e.object = :object and :org in (e.sender, e.recipient)
  and (:sender = :org or $mine) $after
order by e.at, e.id limit $limit
""".replace("$lines", lines("e"))
    .replace("$line", LINE)
    .replace("$link", _LINK)
    .replace("$mine", works_on_received(":org", "e.object"))
)


async def of_case(work: Work, case_id: UUID, page: Page) -> Slice[ChainedLine]:
    """Every disclosure, read and change of mind of a case, oldest first, for its team and whoever oversees.

    Two statements; raises `NotFound`.
    """
    which = {"org": work.viewer.organisation, "case": case_id}
    if (await work.session.execute(_CASE, {**which, **asking(work)})).one_or_none() is None:
        raise NotFound("case_id")
    return await _page(work, _LINES, which, page)


async def of_object(work: Work, sender: UUID, object_id: UUID, page: Page) -> Slice[ChainedLine]:
    """Every line of one referral or request that the viewer's organisation has, oldest first. One statement.

    Who is on it at the recipient's stands there for that side alone. The caller came to it through its door; at the
    recipient's nobody who is not assigned reads a line.
    """
    return await _page(work, _OF_OBJECT, {"org": work.viewer.organisation, "sender": sender, "object": object_id}, page)


async def _page(work: Work, lines: Template, which: dict[str, UUID], page: Page) -> Slice[ChainedLine]:
    after = "and (e.at, e.id) > (:at, cast(:event as uuid))" if page.after else ""
    place = {"at": page.after.at, "event": page.after.object} if page.after else {}
    statement = text(lines.substitute(after=after, limit=page.limit))
    rows = (await work.session.execute(statement, {**asking(work), **which, **place})).all()
    return Slice.of([ChainedLine.of(row) for row in rows], page, lambda line: Position(line.at, line.id))
