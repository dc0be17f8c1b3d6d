"""Two statements contradict each other: another member of the team says which of them holds, and why."""

from uuid import UUID

from hub.cases import repository
from hub.identity.work import Work
from hub.intake.say_age import narrow_by_age
from hub.intake.validation import spoken
from hub.kit.errors import Conflict, Invalid, NotFound, Reason
from hub.narrowing.causes import Cause, Narrow, Narrowing
from hub.statements.contradictions import settling_reasons
from hub.statements.record import New, keep, said_so_far
from hub.statements.said import Holds, How


async def settle_contradiction(
    work: Work, case_id: UUID, statement_id: UUID, holds: Holds, reason: str, *, narrow: Narrow
) -> UUID:
    """The id of the settlement; both statements stay as they were said. `statement_id`: the later one.

    What waited for it is let go, as far as the gate allows it now.

    Raises `NotFound`, `Invalid` without a reason, and `Conflict` with those of `contradictions.settling_reasons`.
    """
    case = await repository.case(work, case_id, writing=True)
    why = spoken(reason, "reason")
    if not why:
        raise Invalid(Reason("required", "reason"))
    said = await said_so_far(work, case)
    later = next((one for one in said if one.id == statement_id), None)
    if later is None:
        raise NotFound("statement")
    if wrong := settling_reasons(later, said, work.viewer.principal, holds):
        raise Conflict(*wrong)
    how = How("staff", language=case.language, wording="settlement/1", said_at=work.now)
    kept = await keep(work, case, said, New("settlement", {"holds": holds, "reason": why}, how, about=later.id))
    await narrow_by_age(work, case.id, kept, narrow)
    await narrow(work, Narrowing(Cause.SETTLED, case.id))
    return kept.id
