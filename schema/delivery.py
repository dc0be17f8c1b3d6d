"""Messages: what waits, what arrived, what died; and sending again by hand."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import graphene

from hub.delivery import lists
from hub.delivery.carry import record_carried
from hub.delivery.lists import ListedMessage
from hub.delivery.redeliver import redeliver
from hub.delivery.trouble import sentence, trouble
from hub.directory.entries import DirectoryEntry
from hub.identity.work import Work
from hub.kit.pages import Page, Slice
from hub.referrals.delivery_outcome import hear_of_referral
from hub.referrals.send_again import offer_again
from hub.releases.repeat_reason import RepeatReason
from hub.takedowns.delivery_outcome import hear_of_request
from hub.takedowns.send_again import request_again
from schema.directory import NamedOrganisation, organisation_named
from schema.engine import enums
from schema.engine.context import Context
from schema.engine.guard import query
from schema.engine.mutation import HubMutation, idempotency_key
from schema.engine.paging import listing
from schema.engine.references import global_id, reference
from schema.engine.scalars import DateTime
from schema.engine.things import Thing, findable
from schema.releases.duplicates import AsksAgain, ShowsDuplicates, why_again

HEARD = {"referral": hear_of_referral, "takedown": hear_of_request}
ANEW = {"referral.offered": offer_again, "takedown.request.created": request_again}
"""By the event of a first message that nobody took: what freezes anew what it tells of."""


class Attempt(graphene.ObjectType):
    """One attempt at sending a message."""

    number = graphene.Int(required=True, description="Which attempt, from 1.")
    started_at = DateTime(required=True, description="When it began.")
    ended_at = DateTime(description="When it ended; null while it runs.")
    outcome = enums.AttemptOutcome(description=("What came of it; null while it runs."))
    code = graphene.String(description="A short code; never the partner's words.")


class Delivery(Thing):
    """One message to one recipient. On every attempt it has the same id and the same bytes."""

    recipient = graphene.Field(NamedOrganisation, description="To whom.")
    object_id = graphene.ID(required=True, description="The referral or request that it is about.")
    connector = graphene.String(required=True, description="The partner's form by which it goes.")
    event = graphene.String(required=True, description="What it tells, e.g. `referral.offered`.")
    status = enums.MessageStatus(required=True, description="Where it stands.")
    reason = graphene.String(description="Why it waits, died or was stopped: a short word.")
    missing = graphene.List(
        graphene.NonNull(graphene.String),
        required=True,
        description="The places that the recipient's form could not be filled without.",
    )
    sentence = graphene.String(
        description="Why it did not arrive and what to do, in the caller's language; null where it did."
    )
    next_step = enums.NextStep(description="What to do; null where it arrived.")
    message_id = graphene.String(
        required=True, description="What the recipient knows it by: `webhook-id`, or the left part of `Message-ID`."
    )
    attempt_count = graphene.Int(required=True, description="How often it was tried since it was queued.")
    next_at = DateTime(required=True, description="When it is tried next, where it waits.")
    created_at = DateTime(required=True, description="When it was queued first.")
    attempts = graphene.List(graphene.NonNull(Attempt), required=True, description="Every attempt, in order.")

    async def resolve_recipient(self: ListedMessage, info: Any) -> DirectoryEntry | None:
        """Found with all others of the page."""
        return await organisation_named(info.context, self.recipient)

    def resolve_object_id(self: ListedMessage, _info: object) -> str:
        """The global id: the event's first word says of what."""
        return global_id("TakedownRequest" if self.event.startswith("takedown.") else "Referral", self.object)

    def resolve_sentence(self: ListedMessage, info: Any) -> str | None:
        """By status and reason."""
        found = trouble(self.id, self.status, self.reason, tuple(self.missing))
        return sentence(found, info.context.language) if found else None

    def resolve_next_step(self: ListedMessage, _info: object) -> str | None:
        """By status and reason."""
        found = trouble(self.id, self.status, self.reason, tuple(self.missing))
        return found.next_step if found else None

    def resolve_attempt_count(self: ListedMessage, _info: object) -> int:
        """Since it was queued, or queued again."""
        return self.attempts

    async def resolve_attempts(self: ListedMessage, info: Any) -> tuple[lists.Attempt, ...]:
        """Found with all others of the page."""
        return await info.context.loader(lists.attempts).load(self.id) or ()


findable(Delivery, ListedMessage, lists.delivery)


@query(Delivery, id=reference("Delivery", "The message."))
async def delivery(context: Context, *, id: UUID) -> ListedMessage:
    """One message of your organisation; null where there is none."""
    return await context.ask(lists.delivery, id)


@listing(Delivery, status=enums.MessageStatus(description="Only these; all where not given."))
async def deliveries(context: Context, *, page: Page, status: Any = None) -> Slice[ListedMessage]:
    """Your organisation's messages, newest first."""
    return await context.ask(lists.deliveries, page, status=status)


class Redeliver(ShowsDuplicates, HubMutation):
    """Send a dead or delivered message again, the whole schedule anew; the gate is asked now and before it leaves.

    A dead offer or request that nobody took is frozen anew, so that its time counts from now: its message gets a new
    id. Anything else goes with the same id and the same bytes.
    """

    class Input(AsksAgain):
        idempotency_key = idempotency_key()
        delivery = reference("Delivery", "The message.")

    delivery = graphene.Field(Delivery, description="The message as it stands now; null where this was refused.")

    @staticmethod
    async def perform(
        context: Context, *, delivery: UUID, duplicate_reason: Mapping[str, Any] | None = None
    ) -> dict[str, object]:
        """One call."""
        sent = await context.ask_once(_redelivered, delivery, why_again(duplicate_reason))
        return {"delivery": await context.ask(lists.delivery, sent)}


class RecordCarried(HubMutation):
    """Record that what has no channel (`by-hand`) was carried to its recipient: it is sent from then on.

    The recipient's clock runs from there; one that was over by then counts its whole span anew. Both ledgers say who
    recorded it, and the message's attempts when and how.
    """

    class Input:
        idempotency_key = idempotency_key()
        delivery = reference("Delivery", "The message.")
        carried_at = DateTime(required=True, description="When the recipient had it; not before it was sent or later.")
        how = enums.CarriedHow(required=True, description="How it was carried.")

    delivery = graphene.Field(Delivery, description="The message as it stands now; null where this was refused.")

    @staticmethod
    async def perform(context: Context, *, delivery: UUID, carried_at: datetime, how: Any) -> dict[str, object]:
        """One call."""
        await context.ask_once(_carried, delivery, carried_at, how)
        return {"delivery": await context.ask(lists.delivery, delivery)}


async def _carried(work: Work, delivery: UUID, at: datetime, how: str) -> UUID:
    await record_carried(work, delivery, at, how, heard=HEARD)
    return delivery


async def _redelivered(work: Work, delivery: UUID, again: RepeatReason | None) -> UUID:
    found = await lists.delivery(work, delivery)
    if found.status == "dead" and found.event in ANEW:
        return await ANEW[found.event](work, found.object, delivery, again)
    await redeliver(work, delivery, again)
    return delivery
