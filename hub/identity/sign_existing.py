"""Rows from before the hub marked them: signed once, by `migrate`, and never again by itself.

Every table when it makes the key; later one that got its place for marks in this very run.
"""

from collections.abc import Collection
from typing import Any

import psycopg
from psycopg import sql
from psycopg.rows import scalar_row

from hub.identity.entry_columns import MARKED
from hub.identity.entry_marks import CountedRow, entry, mark, read_unchecked
from hub.kit.conninfo import conninfo
from hub.kit.entry_key import EntryKey

_PLACES = """
select attrelid::regclass::text from pg_attribute where attname = 'entry_mark' and attnum > 0 and not attisdropped
"""


def without_marks(url: str) -> frozenset[str]:
    """The tables of `MARKED` that have no place for marks yet; those that are not there among them."""
    with psycopg.connect(conninfo(url)) as connection, connection.cursor(row_factory=scalar_row) as cursor:
        return frozenset(MARKED) - set(cursor.execute(_PLACES))


def sign_existing(url: str, key: EntryKey, tables: Collection[str] = tuple(MARKED)) -> int:
    """Mark every row of these tables as it stands, in one transaction; how many. `url`: the administrator's.

    The tables' owner does it, who sees every organisation's rows for as long as the transaction lasts.
    """
    with psycopg.connect(conninfo(url)) as connection:
        connection.execute("set role hub_tables")
        return sum(_signed(connection, key, table) for table in MARKED if table in tables)


def _signed(connection: psycopg.Connection[tuple[Any, ...]], key: EntryKey, table: str) -> int:
    name = sql.Identifier(table)
    forced = connection.execute("select relforcerowsecurity from pg_class where oid = to_regclass(%s)", (table,))
    is_forced = forced.fetchone() == (True,)
    if is_forced:
        connection.execute(sql.SQL("alter table {} no force row level security").format(name))
    with connection.cursor(row_factory=scalar_row) as cursor:
        cursor.execute(f"select {entry(table, 't', noted=False)} from {table} t".encode())  # noqa: S608 - our own names
        found = [read_unchecked(table, row) for row in cursor]
    place = sql.SQL(" and ").join(
        sql.SQL("{} = {}").format(sql.Identifier(column), sql.Placeholder(column)) for column in MARKED[table].key
    )
    update = sql.SQL("update {} set entry_mark = {} where {}").format(name, sql.Placeholder("entry_mark"), place)
    with connection.cursor() as cursor:
        cursor.executemany(update, [_given(key, row) for row in found])
    if is_forced:
        connection.execute(sql.SQL("alter table {} force row level security").format(name))
    return len(found)


def _given(key: EntryKey, row: CountedRow) -> dict[str, Any]:
    return {**{name: row.values[name] for name in MARKED[row.table].key}, "entry_mark": mark(key, row)}
