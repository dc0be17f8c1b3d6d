"""Referrals: the two boxes, and one referral with its timeline, its offer and, once accepted, its packet."""

from typing import Any
from uuid import UUID

import graphene

from hub.exchange.packets import Packet
from hub.kit.pages import Page, Slice
from hub.referrals import lists, repository, reroute
from hub.referrals.lists import ReferralInList
from hub.referrals.repository import OpenReferral
from schema.directory import NamedOrganisation
from schema.engine import enums
from schema.engine.context import Context
from schema.engine.guard import query
from schema.engine.paging import listing
from schema.engine.references import global_id, reference
from schema.engine.scalars import Date, DateTime
from schema.engine.things import Thing, findable
from schema.received.assigning import ShowsAssigned, ShowsTeam
from schema.referrals.open_dates import OpenDate
from schema.releases.duplicates import ShowsReasons
from schema.releases.parties import TwoParties, read_if_open
from schema.tasks.task import Delivered, Released, Step, narrowed_to, narrowing


class _ShownReferral(Delivered):
    """What a list shows of a referral and the referral itself too: clear words only."""

    status = enums.TaskStatus(required=True, description="Where it stands. Received is not accepted.")
    reason = enums.TaskReason(description="The finer meaning of the status.")
    purpose = enums.Purpose(required=True, description="What for.")
    urgency = enums.Urgency(required=True, description="How soon a first answer is needed.")
    language = enums.Language(required=True, description="The person's language.")
    respond_by = DateTime(description="By when the recipient accepts or rejects; null while it does not have it.")
    expires_at = DateTime(required=True, description="When an unanswered offer ends and is destroyed.")
    overdue = graphene.Boolean(required=True, description="Whether the recipient should have answered by now.")
    capacity = enums.Capacity(description="What the recipient said of its capacity.")
    engagement = enums.Engagement(description="What the recipient and the person agreed; null until it says.")
    engaged_on = Date(description="Since when.")
    outcome = enums.ReferralOutcome(description="How it ended, where it was completed.")
    created_at = DateTime(required=True, description="When it was made.")
    updated_at = DateTime(required=True, description="When it last changed.")
    version = graphene.Int(required=True, description="Grows with each change.")


class ListedReferral(_ShownReferral, ShowsAssigned, graphene.ObjectType):
    """A referral in a list."""

    id = graphene.ID(required=True, description="The referral's id, `Referral:…`.")
    sender = graphene.Field(NamedOrganisation, required=True, description="Who offers.")
    recipient = graphene.Field(NamedOrganisation, required=True, description="To whom.")

    def resolve_id(self: ReferralInList, _info: object) -> str:
        """The global id of the referral itself."""
        return global_id("Referral", self.id)


class Referral(_ShownReferral, TwoParties, ShowsReasons, ShowsTeam, Thing):
    """A case offered to another organisation."""

    sender = graphene.Field(NamedOrganisation, description="Who offers.")
    recipient = graphene.Field(NamedOrganisation, description="To whom.")
    case_id = graphene.ID(description="The case, for the sender alone; null for the recipient.")
    notice = enums.ReleaseNotice(description="What became of what was released; never why.")
    cause = enums.NarrowingCause(
        description="What narrowed or ended it last; for the sender alone, null for the recipient."
    )
    cause_reason = enums.TaskReason(description="The reason that the sender gave with it; for the sender alone.")
    rerouted_from = graphene.ID(description="The referral that led nowhere before this one; for the sender alone.")
    open_dates = graphene.List(
        graphene.NonNull(OpenDate),
        required=True,
        description="Dates that the recipient must keep for her.",
    )
    timeline = graphene.List(graphene.NonNull(Step), required=True, description="What happened, oldest first.")
    offer = graphene.Field(Released, description="What may be known before acceptance; null once it ended.")
    packet = graphene.Field(Released, description="What acceptance opens; null before, and once it ended.")
    next_choices = graphene.List(
        graphene.NonNull(NamedOrganisation),
        required=True,
        description="Whom the person has agreed to besides, and who was not asked yet; for the sender alone.",
    )

    def resolve_rerouted_from(self: OpenReferral, _info: object) -> str | None:
        """The global id; a recipient does not learn that somebody was asked before it."""
        return global_id("Referral", self.rerouted_from) if self.rerouted_from and self.case else None

    async def resolve_offer(self: OpenReferral, info: Any) -> Packet | None:
        """Read, and written into the ledger."""
        context: Context = info.context
        return await context.ask(read_if_open, self.id, "offer")

    async def resolve_next_choices(self: OpenReferral, info: Any) -> object:
        """In the order of the consents."""
        context: Context = info.context
        return await context.ask(reroute.choices, self.id) if self.case else ()


findable(Referral, OpenReferral, repository.referral)


@query(Referral, id=reference("Referral", "The referral."))
async def referral(context: Context, *, id: UUID) -> OpenReferral:
    """One referral that your organisation sent or received; null where there is none."""
    return await context.ask(repository.referral, id)


@listing(
    ListedReferral,
    **narrowing(),
)
async def referrals(context: Context, *, page: Page, **narrowed: Any) -> Slice[ReferralInList]:
    """Your organisation's referrals, newest first; of an inbox also those that wait for an answer, by their ends."""
    return await context.ask(lists.listed, narrowed_to(**narrowed), page)
