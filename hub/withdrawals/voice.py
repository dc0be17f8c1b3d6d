"""Whether a word is surely hers: said alone, with the shared word where one was chosen, by a contact that rests."""

from hub.cases.repository import OpenCase
from hub.identity.work import Work
from hub.kit.errors import Reason
from hub.statements.load import statements_of_case
from hub.statements.lowering import lowering_reasons
from hub.statements.readings import contact_changed_at
from hub.statements.word import is_word
from hub.withdrawals.undo import HerWord


async def heard(work: Work, case: OpenCase, said: HerWord) -> tuple[Reason, ...]:
    """Why it does not count as her own; empty where it does (`hub.withdrawals.undo.Heard`). One statement of SQL."""
    spoken = await statements_of_case(work, case)
    right = await is_word(spoken, said.word)
    return lowering_reasons(said.alone, right, contact_changed_at(spoken), work.now)
