"""Rows that carry the hub's mark, as tests write them past the hub: by its own key."""

from collections.abc import Mapping
from typing import Any

import psycopg
from psycopg import sql
from psycopg.types.json import Jsonb

from hub.identity.entry_columns import MARKED
from hub.identity.entry_marks import entry, marks_for, opened
from hub.kit.entry_key import EntryKey


def marked(key: EntryKey, table: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """State and mark of a new row with these values, as they are handed to psycopg."""
    return marks_for(key, table, _plain(values))


def change_rows(
    admin: psycopg.Connection[Any], key: EntryKey, table: str, where: Mapping[str, Any], changes: Mapping[str, Any]
) -> None:
    """Change columns of the rows that have these values, and mark them anew, as the hub does."""
    conditions = sql.SQL(" and ").join([sql.SQL("true"), *(_pair(name) for name in where)])
    read = sql.SQL("select {}, t.ctid from {} t where {}").format(
        sql.SQL(entry(table, "t", noted=False)),  # made of our own names
        sql.Identifier(table),
        conditions,
    )
    for row, place in admin.execute(read, where).fetchall():
        found = opened(key, table, row)
        assert found is not None, f"a row in {table} is not the hub's"
        values = {**found.values, **_plain(changes)}
        columns = {**changes, **marks_for(key, table, values, found.state + 1)}
        pairs = sql.SQL(", ").join(_pair(name) for name in columns)
        write = sql.SQL("update {} set {} where ctid = {}").format(sql.Identifier(table), pairs, sql.Placeholder("_at"))
        admin.execute(write, {**columns, "_at": place})
    assert table in MARKED


def _pair(name: str) -> sql.Composed:
    return sql.SQL("{} = {}").format(sql.Identifier(name), sql.Placeholder(name))


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value.obj if isinstance(value, Jsonb) else value for name, value in values.items()}
