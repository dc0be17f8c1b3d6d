"""A case ends: nothing more is recorded in it and nothing leaves it; what was accepted follows its own retention."""

from collections.abc import Mapping
from types import MappingProxyType
from uuid import UUID

from hub.cases import repository
from hub.cases.close import close
from hub.emergencies.end import end
from hub.identity.work import Work
from hub.kit.errors import Reason, Refused
from hub.narrowing.causes import Cause, Narrow, Narrowing
from hub.tasks.open_things import OpenThing, open_things, watch


async def close_case(
    work: Work,
    case_id: UUID,
    *,
    narrow: Narrow,
    cancel_open: bool = False,
    watchers: Mapping[OpenThing, UUID] = MappingProxyType({}),
) -> None:
    """Close the case and end its emergencies. What is still open is watched by somebody, or cancelled.

    `watchers`: referral or request to who of the team goes on watching it and gets its answers. `cancel_open`: what
    nobody watches ends. Raises `NotFound` for a stray case, thing or watcher, and `Refused` `still_open` naming each
    thing that is neither. Closing a
    closed one changes nothing.
    """
    case = await repository.case(work, case_id, writing=True)
    if case.status == "closed":
        return
    there = await open_things(work, case.id)
    await watch(work, case.id, there, watchers)
    left = [one for one in there if one not in watchers and not cancel_open]
    if left:
        raise Refused(*(Reason("still_open", f"{one.kind}.{one.object}") for one in left))
    await close(work, case)
    await end(work, case.id)
    watched = frozenset(one.object for one in watchers)
    await narrow(work, Narrowing(Cause.CASE_CLOSED, case.id, watched=watched))
