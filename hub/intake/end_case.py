"""A case ends: nothing more is recorded in it and nothing leaves it; what was accepted follows its own retention."""

from uuid import UUID

from hub.cases import door
from hub.cases.close import close
from hub.consent.load import standing
from hub.consent.narrow import Narrowed
from hub.identity.work import Work


async def close_case(work: Work, case_id: UUID, *, narrowed: Narrowed) -> None:
    """Close the case, and cut what nobody has opened yet. Closing a closed one changes nothing. Raises `NotFound`."""
    case = await door.case(work, case_id, writing=True)
    if case.status == "closed":
        return
    await close(work, case)
    for place in await standing(work, case.id):
        await narrowed(work, case.id, place.recipient, place.purpose, place.channel)
