"""She chooses the word by which she is known again, on the telephone and in a chat."""

from uuid import UUID

from hub.identity.work import Work
from hub.intake.validation import case_to_write
from hub.intake.voice import Safety, Spoken, how_said, not_counted
from hub.kit.errors import Invalid, Reason
from hub.statements.record import New, keep, said_so_far
from hub.statements.word import LONGEST, SHORTEST, as_said, hashed


async def choose_word(work: Work, case_id: UUID, word: str, spoken: Spoken, safety: Safety) -> UUID:
    """The id of the statement, which says whether the new word counts. `safety.word`: the one chosen before.

    Only a slow hash of it is kept, under the case's key. Raises `NotFound`, `Invalid`, `Conflict` (closed).
    """
    case = await case_to_write(work, case_id)
    if not SHORTEST <= len(as_said(word)) <= LONGEST:
        raise Invalid(Reason("out_of_range", "word", (f"{SHORTEST}", f"{LONGEST}")))
    how, said = how_said(spoken, case.language, work.now), await said_so_far(work, case)
    against = await not_counted(work, case, said, how, safety)
    kept = await keep(work, case, said, New("word", {"hash": await hashed(word)}, how, against))
    return kept.id
