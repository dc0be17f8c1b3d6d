"""Somebody is put on a case, with the reason in words that hold no picture."""

from uuid import UUID

from hub.cases import staffing
from hub.identity.work import Work
from hub.intake.validation import spoken


async def add_to_team(work: Work, case_id: UUID, principal_id: UUID, *, reason: str) -> None:
    """Put this person or machine on the team. Raises `NotFound`, and `Invalid` for the reason or the role."""
    await staffing.add(work, case_id, principal_id, reason=spoken(reason, "reason"))
