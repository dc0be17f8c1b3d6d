"""A closed case goes on: the person came back, or what was published shows up again."""

from uuid import UUID

from hub.cases import repository
from hub.cases.reopen import reopen
from hub.identity.work import Work
from hub.intake.validation import spoken
from hub.kit.errors import Invalid, Reason


async def reopen_case(work: Work, case_id: UUID, *, reason: str) -> None:
    """Open a closed case again; an open one stays as it is. Raises `NotFound`, and `Invalid` for the reason."""
    case = await repository.case(work, case_id, writing=True)
    why = spoken(reason, "reason")
    if not why:
        raise Invalid(Reason("required", "reason"))
    if case.status == "closed":
        await reopen(work, case, why)
