"""Mutations of those who ask for a removal; to cancel is either side's."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any

import graphene

from hub.exchange.vocabulary.purposes import PRESERVATION
from hub.takedowns import recall, send
from hub.takedowns.keep_first import keep_first
from hub.takedowns.not_yet_requested import items_of
from hub.takedowns.request import Request
from hub.withdrawals.narrow import narrow
from schema.engine import enums
from schema.engine.context import Context
from schema.engine.errors import Problem, problem
from schema.engine.mutation import idempotency_key
from schema.engine.references import optional_references, reference
from schema.engine.scalars import DateTime
from schema.releases.duplicates import AsksAgain, ShowsDuplicates, why_again
from schema.takedowns.steps import OfRequest, ShowsRequest, TakedownStep, done, why


class TakedownItemInput(graphene.InputObjectType):
    """One place to be removed: one that the case records."""

    kind = enums.ItemKind(required=True, description="What it is.")
    value = graphene.String(required=True, description="The address, account or hash as it was found.")
    service = graphene.String(description="Where, in words.")
    algorithm = enums.HashAlgorithm(description="Required for a hash, and only there.")


class SignerInput(graphene.InputObjectType):
    """Who signs, and by which authority."""

    role = enums.SignerRole(required=True, description="Who signs.")
    authority = graphene.String(required=True, description="By what: a mandate, a law, the recorded assent.")
    prepared_by = graphene.String(description="Which organisation prepared the request.")
    signed_at = DateTime(required=True, description="When it was signed.")


class GoodFaithInput(graphene.InputObjectType):
    """The statement that the request is accurate and complete, made in good faith."""

    statement = graphene.String(required=True, description="The statement.")
    at = DateTime(required=True, description="When it was made.")


class ReplyContactInput(graphene.InputObjectType):
    """Where the recipient answers: the sending organisation, never the person."""

    name = graphene.String(required=True, description="The desk's name.")
    mail = graphene.String(required=True, description="Its mail address.")


class SendTakedownRequest(ShowsDuplicates, ShowsRequest):
    """Ask a platform to remove what the case records. It is asked of the gate, frozen, and sent at once."""

    keep_first = graphene.Field(
        Problem,
        description="Where an account is to be removed and nobody was asked to keep its logs: ask now. Or null.",
    )

    class Input(AsksAgain):
        idempotency_key = idempotency_key()
        case = reference("Case", "The case.")
        recipient = reference("Organisation", "The platform.")
        items = graphene.List(
            graphene.NonNull(TakedownItemInput), description="What is to be removed, with `places` at most 200."
        )
        places = optional_references("Place", "Places of the case, beside `items`.")
        urgency = enums.Urgency(required=True, description="How soon a first answer is needed.")
        legal_ground = graphene.String(required=True, description="The law or term that it breaks.")
        explanation = graphene.String(description="Why, in words that name nobody.")
        signer = SignerInput(description="Left out for a minor: your organisation signs by her recorded assent.")
        good_faith = GoodFaithInput(description="The statement of good faith.")
        reply_contact = ReplyContactInput(description="Where the recipient answers.")
        respond_by = DateTime(description="By when an answer is asked for; only earlier than the urgency gives.")

    @staticmethod
    async def perform(
        context: Context,
        *,
        respond_by: datetime | None = None,
        duplicate_reason: Mapping[str, Any] | None = None,
        **given: Any,
    ) -> dict[str, object]:
        """One call."""
        again = why_again(duplicate_reason)
        given |= {name: given.get(name) or () for name in ("items", "places")}
        wanted = Request(**given, respond_by=respond_by, duplicate_reason=again)
        sent = await done(context, await context.ask_once(send.send, wanted))
        items = (*wanted.items, *await context.ask(items_of, wanted.case, wanted.places))
        said = await context.ask(keep_first, wanted.case, wanted.purpose, items)
        return {**sent, "keep_first": problem(said, context.language) if said else None}


class RequestPreservation(ShowsDuplicates, ShowsRequest):
    """Ask a platform to keep logs and content before an account goes: what a lawyer may need to learn who it was.

    It needs her own yes to this purpose, says nothing of what is shown or how old she is, and holds no words of yours.
    What narrows later takes no request back that the platform has: only her own yes does (`recallTakedownRequest`).
    """

    class Input(AsksAgain):
        idempotency_key = idempotency_key()
        case = reference("Case", "The case.")
        recipient = reference("Organisation", "The platform's desk for such requests.")
        items = graphene.List(
            graphene.NonNull(TakedownItemInput), description="What is to be kept, with `places` at most 200."
        )
        places = optional_references("Place", "Places of the case, beside `items`.")
        urgency = enums.Urgency(required=True, description="How soon a first answer is needed.")
        signer = SignerInput(description="Left out for a minor: your organisation signs by her recorded assent.")
        reply_contact = ReplyContactInput(required=True, description="Where the recipient answers.")
        respond_by = DateTime(description="By when an answer is asked for; only earlier than the urgency gives.")

    @staticmethod
    async def perform(
        context: Context, *, duplicate_reason: Mapping[str, Any] | None = None, **given: Any
    ) -> dict[str, object]:
        """One call."""
        again = why_again(duplicate_reason)
        given |= {name: given.get(name) or () for name in ("items", "places")}
        wanted = Request(**given, duplicate_reason=again, purpose=PRESERVATION)
        return await done(context, await context.ask_once(send.send, wanted))


class CancelTakedownRequest(TakedownStep):
    """End a request from either side; nothing says then that the person withdrew it.

    A sender may give `sent-in-error` or, while the recipient has not taken it, `duplicate`: everything else is a
    recall. What a recipient ends after it took it stays readable to the end of complaint.
    """

    class Meta:
        use_case = partial(recall.cancel_request, narrow=narrow)

    class Input(OfRequest):
        reason = why()


class RecallTakedownRequest(TakedownStep):
    """Take a request back for the person, on her own explicit yes: the image may come back."""

    class Meta:
        use_case = partial(recall.recall, narrow=narrow)

    class Input(OfRequest):
        her_own_yes = graphene.Boolean(
            required=True, description="True: she was told that the image may come back, and said yes herself."
        )
