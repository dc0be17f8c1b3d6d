"""Nobody overwrites what she has not seen: whoever changes a referral or request names the version she looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from hub.identity.work import Work
from hub.kit.errors import Conflict, Reason
from hub.tasks.timeline import Step, timeline

DELIVERED = "sent"
"""Where an item stands once the recipient has it, and nobody answered it yet."""


class Versioned(Protocol):
    """A referral or request as its repository answers with it."""

    @property
    def id(self) -> UUID: ...  # noqa: D102 - what the repository says

    @property
    def status(self) -> str: ...  # noqa: D102

    @property
    def reason(self) -> str | None: ...  # noqa: D102

    @property
    def version(self) -> int: ...  # noqa: D102

    @property
    def updated_at(self) -> datetime: ...  # noqa: D102

    @property
    def outcome(self) -> str | None: ...  # noqa: D102


@dataclass(frozen=True)
class ItemNow:
    """Where one item stands, and the version of the request at which it was last answered."""

    number: int
    status: str
    reason: str
    version: int


@dataclass(frozen=True)
class Present:
    """How it stands now, and what changed since the version that was seen: its steps and its items. Clear words."""

    status: str
    reason: str | None
    version: int
    updated_at: datetime
    outcome: str | None
    steps: tuple[Step, ...]
    items: tuple[ItemNow, ...]


class MovedOnError(Conflict):
    """Somebody changed it after the version that the caller has seen."""

    def __init__(self, present: Present) -> None:
        """Say how it stands now."""
        super().__init__(Reason("stale", "expected_version"))
        self.present = present


async def require_seen(work: Work, found: Versioned, seen: int | None, items: Sequence[ItemNow] = ()) -> None:
    """Raise `MovedOnError` where `found` is not the version that was seen; None: a step that overwrites nothing.

    The caller's update compares the version of `found`, so that nothing changes between this and the writing. That the
    hub noted meanwhile that it was delivered is nothing that a reviewer overwrites. One statement, where it moved on.
    """
    if seen is None or seen == found.version:
        return
    steps = await timeline(work, found.id, after=seen)
    changed = tuple(one for one in items if one.version > seen and one.status != DELIVERED)
    if items and seen < found.version and not steps and not changed:
        return
    raise MovedOnError(
        Present(found.status, found.reason, found.version, found.updated_at, found.outcome, steps, changed)
    )
