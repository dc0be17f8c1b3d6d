"""Words of the operator's commands, and what they wrote."""

from collections.abc import Callable
from typing import Any

from tests.database import TestDatabase

Do = Callable[..., dict[str, Any]]
Fail = Callable[..., str]


ADD = ("organisation", "add", "--name", "灯台", "--name-en", "Lighthouse", "--country", "JP", "--language", "ja")
SERVICE = ("organisation", "service-add", "--name", "法律相談", "--purpose", "legal_advice", "--language", "ja")
DUTY = ("organisation", "duty-add", "--source", "its own statement of 2026-04-01")


def rows(database: TestDatabase, statement: str, *given: object) -> list[tuple[Any, ...]]:
    with database.connect() as owner:
        return owner.execute(statement.encode(), given).fetchall()
