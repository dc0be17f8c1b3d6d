"""Where the log's whole subtrees are kept: hashes that say nothing to anybody, and that nobody changes."""

from collections.abc import Iterable, Mapping

from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from hub.audit.merkle import Node, Range, covering

_NODES = text("""
select n.level, n.place, n.hash from log_node n
join unnest(cast(:levels as smallint[]), cast(:places as bigint[])) as asked(level, place)
  on (n.level, n.place) = (asked.level, asked.place)
""")
_KEEP = text("""
insert into log_node (level, place, hash)
select * from unnest(cast(:levels as smallint[]), cast(:places as bigint[]), cast(:hashes as bytea[]))
""")


async def nodes_of(session: AsyncSession, ranges: Iterable[Range]) -> dict[Node, bytes]:
    """The whole subtrees that these ranges are made of. One statement."""
    asked = [node for one in ranges for node in covering(one)]
    given = {"levels": [level for level, _ in asked], "places": [place for _, place in asked]}
    rows = (await session.execute(_NODES, given)).all()
    return {(row.level, row.place): row.hash for row in rows}


async def keep_nodes(session: AsyncSession, made: Mapping[Node, bytes]) -> None:
    """Add those that are complete now. One statement."""
    places = {"levels": [level for level, _ in made], "places": [place for _, place in made]}
    await session.execute(_KEEP, {**places, "hashes": list(made.values())})
