"""Looks at every row that grants access or directs what is sent, and names those that this hub did not write so.

Each is looked at where it is used; this finds what was put where nobody has come by yet. Shows ids, never content.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from sqlalchemy import TextClause, text

from hub.identity import organisations
from hub.identity.entry_columns import MARKED
from hub.identity.entry_marks import checked_with, entry, key_at
from hub.kit.db import Database


@dataclass(frozen=True)
class Stray:
    """A row that does not count: of this organisation's, in this table, by its id."""

    organisation: UUID
    table: str
    row: str | None

    def sentence(self) -> str:
        """For the operator; holds no content."""
        return (
            f"Organisation {self.organisation}, {self.table} {self.row}: this hub did not write this row, or has "
            "changed it since. It lets nobody in. Find out who had the database."
        )


async def verify_entries(database: Database, without_a_mark: Mapping[str, str]) -> tuple[Stray, ...]:
    """Every stray row; empty where there is none. `database`: the pool of `hub_web`, with the key of the marks.

    `without_a_mark`: table to SQL over `t`, of rows that a trigger wrote, which has no key: they rest on marked ones.
    One transaction an organisation, as that organisation; each table in one statement.
    """
    async with database.transaction(None) as session:
        members = await organisations.everybody(session)
    found: list[Stray] = []
    for organisation in members:
        for table in MARKED:
            found += await _strays(database, organisation, table, without_a_mark.get(table, "false"))
    return tuple(found)


async def _strays(database: Database, organisation: UUID, table: str, but_not: str) -> list[Stray]:
    key, place = key_at(database), 3 + list(MARKED[table].columns).index(MARKED[table].object)
    async with database.transaction(organisation) as session:
        reads = (await session.execute(_every(table, but_not), {"org": organisation})).scalars().all()
    return [Stray(organisation, table, read[place]) for read in reads if checked_with(key, table, read) is None]


@cache
def _every(table: str, but_not: str) -> TextClause:
    whose = MARKED[table].organisation
    return text(f"select {entry(table, 't')} from {table} t where t.{whose} = :org and not ({but_not})")  # noqa: S608 - our own names
