"""Mutations on requests received: the steps, the answers item by item, and the sender's record of them."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import graphene

from hub.takedowns import answer, progress
from hub.takedowns.outcome import ItemAnswer
from schema.context import Context
from schema.mutation import idempotency_key
from schema.takedown_steps import OfRequest, ShowsRequest, TakedownStep, done, why


class ItemAnswerInput(graphene.InputObjectType):
    """The answer to one item."""

    number = graphene.Int(required=True, description="The item's number.")
    status = graphene.String(
        required=True,
        description=(
            "`under-review`, `removed`, `partly-removed`, `geo-restricted`, `account-actioned`, `already-gone`, "
            "`duplicate`, `refused`, `needs-information` or `reported-to-authority`; in a sender's record also "
            "`received`, `no-answer` or `delivery-failed`."
        ),
    )
    reason = graphene.String(
        description="Required for `refused` and `needs-information`, a permanent word, e.g. `not-found`."
    )


class _Answers(OfRequest):
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
        use_case = progress.accept


class RejectTakedownRequest(TakedownStep):
    """Turn a whole request down."""

    class Meta:
        use_case = progress.reject

    class Input(OfRequest):
        reason = why()


class StartTakedownRequest(TakedownStep):
    """Begin the work on a request, or go on after a pause."""

    class Meta:
        use_case = progress.start


class HoldTakedownRequest(TakedownStep):
    """Put a request on hold; its time runs on."""

    class Meta:
        use_case = progress.pause

    class Input(OfRequest):
        reason = why()


class AnswerTakedownItems(ShowsRequest):
    """Answer single items; to answer one is to have accepted the request."""

    Input = _Answers

    @staticmethod
    async def perform(context: Context, *, request: UUID, answers: Sequence[Mapping[str, Any]]) -> dict[str, object]:
        """One call."""
        return await done(context, await context.ask_once(answer.answer, request, _answers(answers)))


class RecordTakedownAnswers(ShowsRequest):
    """Record what a recipient that only gets mail has answered, or that it was silent."""

    Input = _Answers

    @staticmethod
    async def perform(context: Context, *, request: UUID, answers: Sequence[Mapping[str, Any]]) -> dict[str, object]:
        """One call."""
        return await done(context, await context.ask_once(answer.record, request, _answers(answers)))


class CompleteTakedownRequest(TakedownStep):
    """Close a request whose items are all answered; its outcome is what they add up to."""

    class Meta:
        use_case = progress.complete


class FailTakedownRequest(TakedownStep):
    """Close a request without success."""

    class Meta:
        use_case = progress.fail

    class Input(OfRequest):
        reason = why()


def _answers(given: Sequence[Mapping[str, Any]]) -> tuple[ItemAnswer, ...]:
    return tuple(ItemAnswer(one["number"], one["status"], one.get("reason") or "") for one in given)
