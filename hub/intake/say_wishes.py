"""What she wishes: every no counts at once; a yes to police, guardian or school only where she could say it freely."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from hub.cases import repository
from hub.identity.work import Work
from hub.intake.voice import Safety, Spoken, check_yes, how_said, not_counted
from hub.kit.errors import Invalid, Reason
from hub.minimisation.values import clean
from hub.narrowing.causes import Cause, Narrow, Narrowing
from hub.statements.contradictions import wish_against
from hub.statements.lowering import lowered_wishes
from hub.statements.record import New, keep, said_so_far


async def state_wishes(
    work: Work, case_id: UUID, wishes: Mapping[str, Any], spoken: Spoken, safety: Safety, *, narrow: Narrow
) -> UUID:
    """The id of the statement, which says whether its guarded yes counts. What is not named stays as it was.

    A wish lifts no bar: where it stands against one it is marked, and what waits there is held. A closed case takes it
    too. Raises `NotFound` and `Invalid`.
    """
    case = await repository.case(work, case_id, writing=True)
    wished = clean("wishes", wishes)
    if not wished:
        raise Invalid(Reason("required", "wishes"))
    how, said = how_said(spoken, case.language, work.now), await said_so_far(work, case)
    against: tuple[Reason, ...] = ()
    if lowered_wishes(case.values.get("wishes") or {}, wished):
        check_yes(case, how)
        against = await not_counted(work, case, said, how, safety)
    bar = wish_against(said, wished)
    kept = await keep(work, case, said, New("wish", {"wishes": wished}, how, against, bar.id if bar else None))
    if bar:
        await narrow(work, Narrowing(Cause.CONTRADICTION, case.id))
    return kept.id
