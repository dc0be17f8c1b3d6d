"""Words of the operator's commands, and what they wrote."""

from collections.abc import Callable
from typing import Any

from tests.database import TestDatabase

Do = Callable[..., dict[str, Any]]
Fail = Callable[..., str]


ADD = ("organisation", "add", "--name", "灯台", "--name-en", "Lighthouse", "--country", "JP", "--language", "ja")
SERVICE = ("organisation", "service-add", "--name", "法律相談", "--purpose", "legal_advice", "--language", "ja")
FACT = ("organisation", "fact-add", "--fact", "jp_designated", "--source", "official gazette, 2026-04-01")
ROUTE = (
    *("organisation", "partner-route-add", "--purpose", "legal_advice", "--wish", "lawyer", "--sender", "organisation"),
    *("--title-ja", "相談", "--title-en", "Advice", "--age-class", "any", "--source", "its page, 2026-04-01"),
)
DUTY = ("organisation", "duty-add", "--source", "its own statement of 2026-04-01")


def rows(database: TestDatabase, statement: str, *given: object) -> list[tuple[Any, ...]]:
    with database.connect() as owner:
        return owner.execute(statement.encode(), given).fetchall()
