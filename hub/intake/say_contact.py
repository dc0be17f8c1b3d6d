"""How she can be reached safely: an unsafe way is stopped at once, another one is used only after her word."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from hub.cases import repository
from hub.identity.work import Work
from hub.intake.voice import Safety, Spoken, check_yes, how_said, not_counted
from hub.kit.errors import Invalid, Reason
from hub.kit.offload import offload
from hub.minimisation.values import clean
from hub.narrowing.causes import Cause, Narrow, Narrowing
from hub.statements.record import New, keep, said_so_far


async def state_safe_contact(
    work: Work,
    case_id: UUID,
    contact: Mapping[str, Any] | None,
    spoken: Spoken,
    safety: Safety,
    *,
    unsafe: bool,
    narrow: Narrow,
) -> UUID:
    """The id of the statement, which says whether it counts. A closed case takes it too.

    `contact` None with `unsafe`: the way kept so far is safe no more, and there is no other. Raises `NotFound` and
    `Invalid`.
    """
    case = await repository.case(work, case_id, writing=True)
    if contact is None and not unsafe:
        raise Invalid(Reason("required", "contact"))
    way = None if contact is None else await offload(clean, "safe_contact", contact)
    how, said = how_said(spoken, case.language, work.now), await said_so_far(work, case)
    against: tuple[Reason, ...] = ()
    if way is not None and any(one.kind == "safe-contact" for one in said):
        check_yes(case, how)
        against = await not_counted(work, case, said, how, safety)
    new = New("safe-contact", {"contact": way, "unsafe": unsafe}, how, against)
    kept = await keep(work, case, said, new)
    if kept.changed("safe_contact"):
        await narrow(work, Narrowing(Cause.SAFE_CONTACT, case.id))
    return kept.id
