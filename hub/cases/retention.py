"""Cases whose time is over: found, and closed for good. What else is kept of them, each room deletes itself."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import text

from hub.identity.work import Work

_OVER = text("""
select c.id from case_file c join case_key k on (k.org, k.case_file) = (c.org, c.id)
where c.org = :org and c.retention_until < :today order by c.id
""")
_CLOSE = text("update case_file set status = 'closed' where org = :org and id = any(:cases)")


async def over(work: Work, today: date) -> Sequence[UUID]:
    """The cases of the viewer's organisation whose last day has passed and whose key is still there. One statement."""
    return (await work.session.execute(_OVER, {"org": work.viewer.organisation, "today": today})).scalars().all()


async def close(work: Work, cases: Sequence[UUID]) -> None:
    """Close their rows, which session: releases that others still lawfully hold name them. One statement."""
    await work.session.execute(_CLOSE, {"org": work.viewer.organisation, "cases": cases})
