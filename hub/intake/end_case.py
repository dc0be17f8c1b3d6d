"""A case ends: nothing more is recorded in it and nothing leaves it; what was accepted follows its own retention."""

from uuid import UUID

from hub.cases import door
from hub.cases.close import close
from hub.emergencies.end import end
from hub.identity.work import Work
from hub.narrowing.causes import Cause, Narrow, Narrowing


async def close_case(work: Work, case_id: UUID, *, narrow: Narrow) -> None:
    """Close the case, end its emergencies, and cut what nobody has opened yet. Raises `NotFound`.

    Closing a closed one changes nothing.
    """
    case = await door.case(work, case_id, writing=True)
    if case.status == "closed":
        return
    await close(work, case)
    await end(work, case.id)
    await narrow(work, Narrowing(Cause.CASE_CLOSED, case.id))
