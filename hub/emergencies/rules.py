"""For whom, for what and until when an emergency counts. Pure; `now` is an argument."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from hub.exchange.packets import Form

EMERGENCY_LASTS = timedelta(hours=24)
"""How long an emergency stands after the second person confirmed it; why, stands in hub/decisions (danger to life)."""


EMERGENCY_OVER = "emergency.over"
"""The kind of due date at which what left in an emergency alone ends; `hub.withdrawals.danger_over` answers to it."""


@dataclass(frozen=True)
class Emergency:
    """What two people allowed to be told, because somebody's life is in danger. `fields`: name to the widest form."""

    id: UUID
    case: UUID
    recipient: UUID
    purpose: str
    fields: Mapping[str, Form]
    until: datetime
    ended_at: datetime | None = None
    minimum: Mapping[str, Any] = field(default_factory=dict, repr=False)
    """Who, where and what danger, as it was recorded after the call; empty where it stands for other words only."""

    def counts(self, case: UUID | None, recipient: UUID, purpose: str, now: datetime) -> bool:
        """Whether it speaks of this case, recipient and purpose at all, and still stands at `now`."""
        about = (self.case, self.recipient, self.purpose) == (case, recipient, purpose)
        return about and self.ended_at is None and now < self.until
