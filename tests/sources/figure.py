"""A number or word that somebody else has fixed: the specification, a law, a standard."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

NOW = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
"""A Wednesday, noon in Japan."""
DAY, HOUR, SECOND = timedelta(days=1), timedelta(hours=1), timedelta(seconds=1)


@dataclass(frozen=True)
class Figure:
    """`value`, as `source` has it, written here as a literal; `found` asks the hub, its behaviour where it can."""

    source: str
    what: str
    value: object
    found: Callable[[], object]
