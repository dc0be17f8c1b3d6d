"""Counting the statements that a piece of work sends to the database."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from hub.kit.db import Database


@contextmanager
def counted(database: Database) -> Iterator[list[str]]:
    """The texts of the statements that go out meanwhile; setting the organisation is not counted."""
    sent: list[str] = []

    def keep(_conn: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if "set_config" not in statement:
            sent.append(statement)

    event.listen(database.engine.sync_engine, "before_cursor_execute", keep)
    try:
        yield sent
    finally:
        event.remove(database.engine.sync_engine, "before_cursor_execute", keep)
