"""The dates that a lawyer must keep for her: on the referral, and read to her before she takes consent back."""

from typing import Any
from uuid import UUID

import graphene

import hub.referrals.open_dates
from hub.directory.entries import DirectoryEntry
from hub.referrals.open_dates import Retained
from schema.directory import NamedOrganisation, organisation_named
from schema.engine import enums
from schema.engine.context import Context
from schema.engine.guard import query
from schema.engine.references import global_id, optional_reference, reference
from schema.engine.scalars import Date


class OpenDate(graphene.ObjectType):
    """A date that must be kept for the person."""

    kind = enums.DateKind(required=True, description="What it is.")
    on = Date(required=True, description="The day in Japan.")


class OpenDateInput(graphene.InputObjectType):
    """A date that must be kept for the person; no words of her case."""

    kind = enums.DateKind(required=True, description="What it is.")
    on = Date(required=True, description="The day in Japan.")


class RetainedLawyer(graphene.ObjectType):
    """A lawyer who was retained (受任), with the dates that were named."""

    referral = graphene.ID(required=True, description="The referral, `Referral:…`.")
    recipient = graphene.Field(NamedOrganisation, description="Whose lawyer.")
    open_dates = graphene.List(graphene.NonNull(OpenDate), required=True, description="The earliest first.")

    def resolve_referral(self: Retained, _info: object) -> str:
        """The global id."""
        return global_id("Referral", self.referral)

    async def resolve_recipient(self: Retained, info: Any) -> DirectoryEntry | None:
        """By name."""
        return await organisation_named(info.context, self.recipient)


@query(
    graphene.List(graphene.NonNull(RetainedLawyer)),
    case=reference("Case", "The case."),
    recipient=optional_reference("Organisation", "Of this recipient alone; of all where not given."),
)
async def retained_lawyers(context: Context, *, case: UUID, recipient: UUID | None = None) -> tuple[Retained, ...]:
    """Who was retained in your case and what each must keep: read it to her before she takes consent back or bars.

    Without waiting: what she says counts at once, whatever stands here.
    """
    return await context.ask(hub.referrals.open_dates.before_withdrawal, case, recipient)
