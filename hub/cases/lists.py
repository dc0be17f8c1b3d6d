"""One case in a list: clear columns only, nobody's story. The lists themselves: `hub.caseload`, and on duty."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class CaseRow:
    """One case in a list. `number`: as it runs in its organisation. `on_team`: whether the viewer works on it."""

    id: UUID
    number: int
    status: str
    urgency: str
    created_at: datetime
    language: str
    updated_at: datetime
    version: int
    on_team: bool
