"""A case ends: nothing more is recorded in it and nothing leaves it; what was accepted follows its own retention."""

from uuid import UUID

from hub.cases import door
from hub.cases.close import close
from hub.consent.load import standing
from hub.consent.narrow import Narrowed
from hub.emergencies.end import end
from hub.identity.work import Work
from hub.releases.find import places


async def close_case(work: Work, case_id: UUID, *, narrowed: Narrowed) -> None:
    """Close the case, end its emergencies, and cut what nobody has opened yet. Raises `NotFound`.

    Closing a closed one changes nothing.
    """
    case = await door.case(work, case_id, writing=True)
    if case.status == "closed":
        return
    await close(work, case)
    consented = await standing(work, case.id)
    ended = {(one.recipient, one.purpose) for one in await end(work, case.id)}
    overridden = [one for one in await places(work, case.id) if (one.recipient, one.purpose) in ended] if ended else []
    for place in dict.fromkeys((*consented, *overridden)):
        await narrowed(work, case.id, place.recipient, place.purpose, place.channel)
