"""Agreements: what your organisation may give others and they may give you; either side can end one."""

from typing import Any
from uuid import UUID

import graphene

from hub.agreements import lists
from hub.agreements.end import end_agreement
from hub.agreements.lists import Agreed
from hub.directory.entries import DirectoryEntry
from hub.kit.pages import Page, Slice
from hub.minimisation.fields import CATALOGUE
from schema.directory import NamedOrganisation, organisation_named
from schema.engine import enums
from schema.engine.choices import choice
from schema.engine.context import Context
from schema.engine.guard import query
from schema.engine.mutation import HubMutation, idempotency_key
from schema.engine.paging import listing
from schema.engine.references import reference
from schema.engine.scalars import Date, DateTime
from schema.engine.things import Thing, findable

AgreementBox = choice(
    "AgreementBox",
    "Which agreements: by which your organisation gives, or by which it gets.",
    {"sent": "By which it may give.", "inbox": "By which it may get."},
)


class AgreedField(graphene.ObjectType):
    """A field that may be given, and the widest form in which it may."""

    name = graphene.String(required=True, description="The field's name.")
    label = graphene.String(required=True, description="The same for people, in the caller's language.")
    form = enums.FieldForm(required=True, description="In which form.")

    def resolve_name(self: tuple[str, str], _info: object) -> str:
        """The first of the two."""
        return self[0]

    def resolve_label(self: tuple[str, str], info: Any) -> str:
        """The catalogue's label; a field that it does not know any more by its name."""
        known = CATALOGUE.get(self[0])
        return known.label.to(info.context.language) if known else self[0]

    def resolve_form(self: tuple[str, str], _info: object) -> str:
        """The second of the two."""
        return self[1]


class Agreement(Thing):
    """What one organisation may give another. What goes the other way is an agreement of its own."""

    sender = graphene.Field(NamedOrganisation, description="Who may give.")
    recipient = graphene.Field(NamedOrganisation, description="Who may get.")
    purposes = graphene.List(graphene.NonNull(enums.Purpose), required=True, description="What for.")
    fields = graphene.List(
        graphene.NonNull(AgreedField), required=True, description="What may be given at most, and in which form."
    )
    retention_days = graphene.Int(required=True, description="How many days the recipient may read what it accepted.")
    onward_sharing = graphene.Boolean(
        required=True, description="Whether the recipient may pass it on, with a new consent."
    )
    valid_from = Date(required=True, description="Its first day, in Japan.")
    valid_to = Date(description="Its last day; null for no end.")
    created_at = DateTime(required=True, description="When it was recorded.")
    ended_at = DateTime(description="Since when it does not count any more, whatever its last day; null: it stands.")
    ended_by = graphene.Field(NamedOrganisation, description="Which side ended it; null: neither, or the operator.")
    end_reason = enums.AgreementEnd(description="Why it ended; null where it stands.")

    async def resolve_sender(self: Agreed, info: Any) -> DirectoryEntry | None:
        """Found with all others of the page."""
        return await organisation_named(info.context, self.sender)

    async def resolve_recipient(self: Agreed, info: Any) -> DirectoryEntry | None:
        """Found with all others of the page."""
        return await organisation_named(info.context, self.recipient)

    def resolve_fields(self: Agreed, _info: object) -> list[tuple[str, str]]:
        """Name and form."""
        return list(self.fields.items())

    async def resolve_ended_by(self: Agreed, info: Any) -> DirectoryEntry | None:
        """Found with all others of the page."""
        return await organisation_named(info.context, self.ended_by) if self.ended_by else None


findable(Agreement, Agreed, lists.agreement)


@query(Agreement, id=reference("Agreement", "The agreement."))
async def agreement(context: Context, *, id: UUID) -> Agreed:
    """One agreement that your organisation is a side of; null where there is none."""
    return await context.ask(lists.agreement, id)


@listing(Agreement, box=AgreementBox(required=True, description="By which you give, or get."))
async def agreements(context: Context, *, page: Page, box: Any) -> Slice[Agreed]:
    """Your organisation's agreements, in force and over, newest first."""
    return await context.ask(lists.agreements, page, box=box)


class EndAgreement(HubMutation):
    """End an agreement at once; either side may, alone.

    Nothing more is offered, accepted or sent under it. What waits is made anew with what is
    still agreed, or ends.
    """

    class Input:
        idempotency_key = idempotency_key()
        agreement = reference("Agreement", "The agreement.")
        reason = enums.AgreementEnd(required=True, description="Why.")

    agreement = graphene.Field(Agreement, description="The agreement as it stands now; null where this was refused.")

    @staticmethod
    async def perform(context: Context, *, agreement: UUID, reason: Any) -> dict[str, object]:
        """One call, and the look."""
        ended = await context.ask_once(end_agreement, agreement, reason)
        return {"agreement": await context.ask(lists.agreement, ended)}
