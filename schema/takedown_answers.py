"""Mutations on requests received: the steps, the answers item by item, and the sender's record of them."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import graphene

from hub.identity.permissions import Permission
from hub.takedowns import answer, progress
from hub.takedowns.outcome import ItemAnswer
from schema.context import Context
from schema.mutation import HubMutation, idempotency_key
from schema.takedown_steps import EITHER, REASON, done, shown, step, the_request


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


class ReceiveTakedownRequest(HubMutation):
    """Acknowledge a request. This is not an answer, and the best proof of receipt there is."""

    class Meta:
        permission = Permission.TAKEDOWN_ANSWER
        repeatable = True

    class Input:
        request = the_request()

    takedown_request = shown()

    @staticmethod
    async def perform(context: Context, *, request: UUID) -> dict[str, object]:
        """One call."""
        return await step(context, progress.receive, request)


class AcceptTakedownRequest(HubMutation):
    """Take a request on."""

    class Meta:
        permission = EITHER
        repeatable = True

    class Input:
        request = the_request()

    takedown_request = shown()

    @staticmethod
    async def perform(context: Context, *, request: UUID) -> dict[str, object]:
        """One call."""
        return await step(context, progress.accept, request)


class RejectTakedownRequest(HubMutation):
    """Turn a whole request down."""

    class Meta:
        permission = EITHER
        repeatable = True

    class Input:
        request = the_request()
        reason = graphene.String(required=True, description=REASON)

    takedown_request = shown()

    @staticmethod
    async def perform(context: Context, *, request: UUID, reason: str) -> dict[str, object]:
        """One call."""
        return await step(context, progress.reject, request, reason=reason)


class StartTakedownRequest(HubMutation):
    """Begin the work on a request, or go on after a pause."""

    class Meta:
        permission = EITHER
        repeatable = True

    class Input:
        request = the_request()

    takedown_request = shown()

    @staticmethod
    async def perform(context: Context, *, request: UUID) -> dict[str, object]:
        """One call."""
        return await step(context, progress.start, request)


class HoldTakedownRequest(HubMutation):
    """Put a request on hold; its time runs on."""

    class Meta:
        permission = EITHER
        repeatable = True

    class Input:
        request = the_request()
        reason = graphene.String(required=True, description=REASON)

    takedown_request = shown()

    @staticmethod
    async def perform(context: Context, *, request: UUID, reason: str) -> dict[str, object]:
        """One call."""
        return await step(context, progress.pause, request, reason=reason)


class AnswerTakedownItems(HubMutation):
    """Answer single items; to answer one is to have accepted the request."""

    class Meta:
        permission = Permission.TAKEDOWN_ANSWER

    class Input:
        idempotency_key = idempotency_key()
        request = the_request()
        answers = graphene.List(graphene.NonNull(ItemAnswerInput), required=True, description="Each item at most once.")

    takedown_request = shown()

    @staticmethod
    async def perform(context: Context, *, request: UUID, answers: Sequence[Mapping[str, Any]]) -> dict[str, object]:
        """One call."""
        return await done(context, await context.ask_once(answer.answer, request, _answers(answers)))


class RecordTakedownAnswers(HubMutation):
    """Record what a recipient that only gets mail has answered, or that it was silent."""

    class Meta:
        permission = Permission.TAKEDOWN_SEND

    class Input:
        idempotency_key = idempotency_key()
        request = the_request()
        answers = graphene.List(graphene.NonNull(ItemAnswerInput), required=True, description="Each item at most once.")

    takedown_request = shown()

    @staticmethod
    async def perform(context: Context, *, request: UUID, answers: Sequence[Mapping[str, Any]]) -> dict[str, object]:
        """One call."""
        return await done(context, await context.ask_once(answer.record, request, _answers(answers)))


class CompleteTakedownRequest(HubMutation):
    """Close a request whose items are all answered; its outcome is what they add up to."""

    class Meta:
        permission = EITHER
        repeatable = True

    class Input:
        request = the_request()

    takedown_request = shown()

    @staticmethod
    async def perform(context: Context, *, request: UUID) -> dict[str, object]:
        """One call."""
        return await step(context, progress.complete, request)


class FailTakedownRequest(HubMutation):
    """Close a request without success."""

    class Meta:
        permission = EITHER
        repeatable = True

    class Input:
        request = the_request()
        reason = graphene.String(required=True, description=REASON)

    takedown_request = shown()

    @staticmethod
    async def perform(context: Context, *, request: UUID, reason: str) -> dict[str, object]:
        """One call."""
        return await step(context, progress.fail, request, reason=reason)


def _answers(given: Sequence[Mapping[str, Any]]) -> tuple[ItemAnswer, ...]:
    return tuple(ItemAnswer(one["number"], one["status"], one.get("reason") or "") for one in given)
