"""What was narrowed of one's cases: why, what was done, how long a hold may last, and that the person was told."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import graphene

import hub.tasks.narrowings
from hub.directory.entries import DirectoryEntry
from hub.kit.pages import Page, Slice
from hub.tasks.narrowings import NarrowedThing
from schema.directory import NamedOrganisation, organisation_named
from schema.engine import enums
from schema.engine.context import Context
from schema.engine.mutation import HubMutation
from schema.engine.paging import listing
from schema.engine.references import global_id, references
from schema.engine.scalars import DateTime

_THINGS = {"takedown": "TakedownRequest", "referral": "Referral"}


class Narrowing(graphene.ObjectType):
    """What one cause did to one referral or request of yours. Its recipient reads a neutral word."""

    id = graphene.ID(required=True, description="This narrowing, `Narrowing:…`; for `markPersonInformed`.")
    object_id = graphene.ID(required=True, description="The referral or request.")
    case_id = graphene.ID(required=True, description="The case, `Case:…`.")
    recipient = graphene.Field(NamedOrganisation, description="Who received it, or was to.")
    cause = graphene.String(required=True, description="Why, e.g. `bar`, `key-revoked`; the words of the table.")
    cause_reason = graphene.String(description="The reason code that was given with it.")
    act = graphene.String(
        required=True, description="What was done, e.g. `cut`, `hold`, `repack`, `keep`; the words of the table."
    )
    caused_by = graphene.ID(description="Who said it, `Principal:…`; null: the hub found it.")
    at = DateTime(required=True, description="When.")
    hold_until = DateTime(description="Until when it may be held; null where nothing is held or a human settles it.")
    person_informed_at = DateTime(description="When the person was told; null: this is still to be done.")
    person_informed_by = graphene.ID(description="Who told her, `Principal:…`.")
    person_informed_way = enums.InformedWay(description="Which way.")

    def resolve_id(self: NarrowedThing, _info: object) -> str:
        """The global id."""
        return global_id("Narrowing", self.id)

    def resolve_object_id(self: NarrowedThing, _info: object) -> str:
        """The global id."""
        return global_id(_THINGS[self.kind], self.object)

    def resolve_case_id(self: NarrowedThing, _info: object) -> str:
        """The global id."""
        return global_id("Case", self.case)

    async def resolve_recipient(self: NarrowedThing, info: Any) -> DirectoryEntry | None:
        """Found with all others of the page."""
        return await organisation_named(info.context, self.recipient)

    def resolve_cause_reason(self: NarrowedThing, _info: object) -> str | None:
        """As it was given."""
        return self.reason

    def resolve_caused_by(self: NarrowedThing, _info: object) -> str | None:
        """The global id."""
        return global_id("Principal", self.principal) if self.principal else None

    def resolve_person_informed_at(self: NarrowedThing, _info: object) -> datetime | None:
        """The instant."""
        return self.informed_at

    def resolve_person_informed_by(self: NarrowedThing, _info: object) -> str | None:
        """The global id."""
        return global_id("Principal", self.informed_by) if self.informed_by else None

    def resolve_person_informed_way(self: NarrowedThing, _info: object) -> str | None:
        """The word."""
        return self.informed_way


@listing(
    Narrowing,
    unseen=graphene.Boolean(description="Only what the person has not been told yet; all where not given."),
)
async def narrowings(context: Context, *, page: Page, unseen: bool | None = None) -> Slice[NarrowedThing]:
    """What was cut, held, replaced or kept of your cases, and why, newest first: for each case's own team."""
    return await context.ask(hub.tasks.narrowings.narrowings, page, unseen=bool(unseen))


class MarkPersonInformed(HubMutation):
    """Say that the person was told of these narrowings. Said once: what was recorded before stays as it was."""

    class Meta:
        repeatable = True

    class Input:
        narrowings = references("Narrowing", "Which, at most 100.")
        way = enums.InformedWay(required=True, description="Which way she was told.")
        informed_at = DateTime(description="When; now where not given, never before it happened.")

    narrowings = graphene.List(
        graphene.NonNull(Narrowing), description="They as they stand now; null where this was refused."
    )

    @staticmethod
    async def perform(
        context: Context, *, narrowings: Sequence[UUID], way: Any, informed_at: datetime | None = None
    ) -> dict[str, object]:
        """One call."""
        return {"narrowings": await context.ask(hub.tasks.narrowings.mark_informed, narrowings, way, informed_at)}
