"""A withdrawal undone by her own word, or its keys held where somebody suspects coercion."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import graphene

from hub.identity.work import Work
from hub.kit.errors import Reason
from hub.withdrawals.history import last_attempt
from hub.withdrawals.hold import hold_destruction
from hub.withdrawals.undo import HerWord, undo
from hub.withdrawals.voice import heard
from schema.cases.payload import ShowsCase
from schema.engine import enums
from schema.engine.context import Context
from schema.engine.errors import Problem, problem
from schema.engine.mutation import idempotency_key
from schema.engine.references import reference


class HerOwnWord(graphene.InputObjectType):
    """How she said it, in her own voice, reached by the safe contact that is kept."""

    method = enums.Way(description="How she said it; orally where not given.")
    language = enums.Language(description="In which language; `JA` where not given.")
    alone = graphene.Boolean(description='Her answer to "Are you alone? Can you talk freely?"; it counts only as yes.')
    word = graphene.String(description="The shared word, where one was chosen; never kept.")


class UndoWithdrawal(ShowsCase):
    """Undo a withdrawal within its days: a new yes of hers, in her own voice, reached by safe contact.

    Consent holds again as before, and accepted packets can be read; what was cancelled stays cancelled. One worker
    records it, and a second looks at it by the next working day. Said without being alone, without the shared word,
    or by a contact that changed within 14 days, it is kept and undoes nothing: `notCounted` says why.
    """

    class Input:
        idempotency_key = idempotency_key()
        withdrawal = reference("Withdrawal", "The withdrawal.")
        said = graphene.InputField(HerOwnWord, required=True, description="How she said it.")

    not_counted = graphene.List(
        graphene.NonNull(Problem),
        description="Why her word was kept but undid nothing; empty where it counted, null where this was refused.",
    )

    @staticmethod
    async def perform(context: Context, *, withdrawal: UUID, said: Any) -> dict[str, object]:
        """One call."""
        case = await context.ask_once(_undone, withdrawal, _her_word(said))
        codes = await context.ask(last_attempt, withdrawal)
        return {"case": case, "not_counted": [problem(Reason(code), context.language) for code in codes]}


class HoldDestruction(ShowsCase):
    """Let the keys of what a withdrawal cut wait for 14 days, once, where you suspect that somebody made her do it.

    Reading stays cut for everybody. She can undo it that long; her own "now" destroys all the same. A second person
    looks at it by the next working day.
    """

    class Meta:
        repeatable = True

    class Input:
        withdrawal = reference("Withdrawal", "The withdrawal.")

    @staticmethod
    async def perform(context: Context, *, withdrawal: UUID) -> dict[str, object]:
        """One call."""
        return {"case": await context.ask(hold_destruction, withdrawal)}


def _her_word(said: Mapping[str, Any]) -> HerWord:
    return HerWord(**{name: getattr(value, "value", value) for name, value in said.items() if value is not None})


async def _undone(work: Work, withdrawal: UUID, said: HerWord) -> UUID:
    return (await undo(work, withdrawal, said, heard=heard)).case
