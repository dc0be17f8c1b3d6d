"""The time, handed in: rules never look at a clock themselves."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the present instant in UTC."""

    def now(self) -> datetime:
        """The present instant, with zone UTC."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The present instant, with zone UTC."""
        return datetime.now(UTC)


@dataclass
class FixedClock:
    """A clock for tests, which moves only when told."""

    instant: datetime

    def now(self) -> datetime:
        """The instant last set."""
        return self.instant

    def advance(self, by: timedelta) -> None:
        """Move the clock forward."""
        self.instant += by
