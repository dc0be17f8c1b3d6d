"""How many answers came in the viewer's own cases since a moment: a number, for a line above what waits today."""

from datetime import datetime

from sqlalchemy import text

from hub.cases.fragments import origin
from hub.cases.team import asking, works_on
from hub.identity.work import Work
from hub.tasks.fragments import answers_since

_COUNT = text(f"""
select count(distinct a.object) from {answers_since(":org", ":since")} a
{origin("o", ":org", "a.object")}
where {works_on("o.org", "o.case_file")}
""")  # noqa: S608 - fragments of other rooms'


async def new_answers(work: Work, since: datetime) -> int:
    """How many things that came of the viewer's own cases their recipient has moved on since. One statement."""
    given = {"org": work.viewer.organisation, "since": since, **asking(work)}
    return int((await work.session.execute(_COUNT, given)).scalar_one())
