"""Mutations on requests received: the steps, the answers item by item, and the sender's record of them."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import graphene

from hub.takedowns import answer, correct, progress
from hub.takedowns.outcome import ItemAnswer
from schema.engine import enums
from schema.engine.context import Context
from schema.engine.mutation import idempotency_key
from schema.takedowns.steps import OfRequest, ShowsRequest, TakedownStep, done, why
from schema.tasks.versions import OfVersion, ShowsPresent


class ItemAnswerInput(graphene.InputObjectType):
    """The answer to one item."""

    number = graphene.Int(required=True, description="The item's number.")
    status = enums.ItemState(
        required=True,
        description=("The answer; `RECEIVED`, `NO_ANSWER` and `DELIVERY_FAILED` in a sender's record alone."),
    )
    reason = enums.ItemReason(description="Required for `REFUSED` and `NEEDS_INFORMATION`.")


class _OfVersion(OfRequest, OfVersion):
    """The request in the version that was seen."""


class _Answers(_OfVersion):
    """The answers to single items."""

    idempotency_key = idempotency_key()
    answers = graphene.List(graphene.NonNull(ItemAnswerInput), required=True, description="Each item at most once.")


class ReceiveTakedownRequest(TakedownStep):
    """Acknowledge a request. This is not an answer, and the best proof of receipt there is."""

    class Meta:
        use_case = progress.receive


class AcceptTakedownRequest(TakedownStep):
    """Take a request on."""

    class Meta:
        use_case = progress.take_up


class RejectTakedownRequest(ShowsPresent, TakedownStep):
    """Turn a whole request down."""

    class Meta:
        use_case = progress.turn_down

    class Input(OfRequest, OfVersion):
        reason = why()


class StartTakedownRequest(ShowsPresent, TakedownStep):
    """Begin the work on a request, or go on after a pause."""

    class Meta:
        use_case = progress.start

    Input = _OfVersion


class HoldTakedownRequest(ShowsPresent, TakedownStep):
    """Put a request on hold; its time runs on."""

    class Meta:
        use_case = progress.pause

    class Input(OfRequest, OfVersion):
        reason = why()


class AnswerTakedownItems(ShowsPresent, ShowsRequest):
    """Answer single items; to answer one is to have accepted the request. A final answer changes by a correction."""

    Input = _Answers

    @staticmethod
    async def perform(
        context: Context, *, request: UUID, answers: Sequence[Mapping[str, Any]], expected_version: int
    ) -> dict[str, object]:
        """One call."""
        said = _answers(answers)
        return await done(
            context, await context.ask_once(answer.answer, request, said, expected_version=expected_version)
        )


class RecordTakedownAnswers(ShowsPresent, ShowsRequest):
    """Record what a recipient that only gets mail has answered, or that it was silent."""

    Input = _Answers

    @staticmethod
    async def perform(
        context: Context, *, request: UUID, answers: Sequence[Mapping[str, Any]], expected_version: int
    ) -> dict[str, object]:
        """One call."""
        said = _answers(answers)
        return await done(
            context, await context.ask_once(answer.record, request, said, expected_version=expected_version)
        )


class CorrectTakedownAnswer(ShowsPresent, ShowsRequest):
    """Replace a final answer by another one, with a reason. Both sides see both answers; no time gets longer by it."""

    class Input(_OfVersion):
        idempotency_key = idempotency_key()
        answer = graphene.Field(ItemAnswerInput, required=True, description="The answer that is right.")
        why = enums.CorrectionReason(
            required=True,
            description="Why the earlier one is not.",
        )

    @staticmethod
    async def perform(
        context: Context, *, request: UUID, answer: Mapping[str, Any], why: str, expected_version: int
    ) -> dict[str, object]:
        """One call."""
        (said,) = _answers([answer])
        seen = expected_version
        id = await context.ask_once(correct.correct, request, said, why=why, expected_version=seen)
        return await done(context, id)


class CompleteTakedownRequest(ShowsPresent, TakedownStep):
    """Close a request whose items are all answered; its outcome is what they add up to."""

    class Meta:
        use_case = progress.complete

    Input = _OfVersion


class FailTakedownRequest(ShowsPresent, TakedownStep):
    """Close a request without success."""

    class Meta:
        use_case = progress.fail

    class Input(OfRequest, OfVersion):
        reason = why()


def _answers(given: Sequence[Mapping[str, Any]]) -> tuple[ItemAnswer, ...]:
    return tuple(ItemAnswer(one["number"], one["status"], one.get("reason") or "") for one in given)
