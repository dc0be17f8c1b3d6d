"""Nobody is on a team but by this hub's own word: looked at where a unit of work begins, so before any statement asks.

Whatever asks for a team asks the rows (`hub.cases.team`). So a row that does not count is ended before they do: from
there on it is as absent for every path, and stays so.
"""

import logging
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import text

from hub.identity.entry_columns import MARKED
from hub.identity.entry_marks import ReadColumns, entry, is_genuine, key_at
from hub.identity.viewer import Viewer
from hub.kit import logs
from hub.kit.db import Database

MEMBERSHIPS = f"""array(
  select {entry("case_team", "t")} from case_team t
  where t.org = cast(nullif(:org, '') as uuid) and t.principal = cast(nullif(:principal, '') as uuid)
    and t.ended_at is null)"""  # noqa: S608 - our own columns
"""SQL of what is looked at: every membership of whoever acts, with the statement that begins the transaction."""
_END = text("""
update case_team set ended_at = greatest(added_at, :now) where org = :org and id = any(cast(:ids as uuid[]))
""")
_ID = 3 + list(MARKED["case_team"].columns).index("id")


async def end_forged(database: Database, reads: Sequence[ReadColumns], viewer: Viewer, now: datetime) -> None:
    """End those of these memberships that the hub did not write so, for good, in a transaction of its own."""
    key = key_at(database)
    forged = [read[_ID] for read in reads if not is_genuine(key, "case_team", read)]
    if not forged:
        return
    async with database.transaction(viewer.organisation) as session:
        await session.execute(_END, {"org": viewer.organisation, "ids": forged, "now": now})
    logs.record("entry.ended", level=logging.ERROR, organisation=viewer.organisation, count=len(forged))
