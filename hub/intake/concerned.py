"""Who may hold something of a case: those to whom something was released, and those who were told outside the hub."""

from uuid import UUID

from hub.cases import outside
from hub.cases.repository import OpenCase
from hub.identity.work import Work
from hub.releases.find import places


async def concerned(work: Work, case: OpenCase) -> tuple[UUID, ...]:
    """Their ids in order, each once, so that whoever narrows goes through them in one order. Two statements."""
    handed = await outside.of_case(work, case)
    told = {one.handover.recipient for one in handed if one.handover.recipient is not None}
    return tuple(sorted({*(place.recipient for place in await places(work, case.id)), *told}))
