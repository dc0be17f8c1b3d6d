"""Counts the statements of a piece of work, so that a page's cost can be shown not to grow."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event

from hub.kit.db import Database


@contextmanager
def counted(database: Database | None = None, *, setting: bool = False) -> Iterator[list[str]]:
    """The statements sent meanwhile through this pool, or any pool where none is given.

    `setting`: with those that set the organisation.
    """
    seen: list[str] = []
    pool = database.engine.sync_engine if database else Engine

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if setting or not statement.startswith("select set_config"):
            seen.append(statement)

    event.listen(pool, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(pool, "before_cursor_execute", note)
