"""The person died: her bars stand for ever, and nothing new goes out in her name."""

from uuid import UUID

from hub.cases import repository
from hub.identity.work import Work
from hub.intake import validation
from hub.intake.voice import Spoken, how_said
from hub.narrowing.causes import Cause, Narrow, Narrowing
from hub.statements.record import New, keep, said_so_far


async def record_death(work: Work, case_id: UUID, note: str, spoken: Spoken, *, narrow: Narrow) -> UUID:
    """The id of the statement; a closed case takes it too. `note`: how it became known.

    Where it was wrong, another member of the team settles it. Raises `NotFound` and `Invalid`.
    """
    case = await repository.case(work, case_id, writing=True)
    how, said = how_said(spoken, case.language, work.now), await said_so_far(work, case)
    kept = await keep(work, case, said, New("death", {"note": validation.spoken(note, "note")}, how))
    await narrow(work, Narrowing(Cause.DEATH, case.id))
    return kept.id
