"""Counts the statements of a piece of work, so that a page's cost can be shown not to grow."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from hub.kit.db import Database


@contextmanager
def counted(database: Database) -> Iterator[list[str]]:
    """The statements sent meanwhile through this pool, without the one that sets the organisation."""
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if not statement.startswith("select set_config"):
            seen.append(statement)

    event.listen(database.engine.sync_engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(database.engine.sync_engine, "before_cursor_execute", note)
