"""The places of a case: added without writing a list anew, taken away with a reason, and asked for in parts."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import graphene

from hub.cases import place_list
from hub.cases.place_list import PlaceStanding, Removed
from hub.cases.read import read_case
from hub.directory.entries import DirectoryEntry
from hub.identity.work import Work
from hub.intake import add_places
from hub.intake.add_places import PlaceAnswer, ToldPlace
from hub.kit.pages import Page, Position, Slice
from hub.takedowns.not_yet_requested import asked_to_remove, not_yet
from schema.cases.payload import ShowsCase
from schema.directory import NamedOrganisation, organisation_named
from schema.engine import enums
from schema.engine.context import Context
from schema.engine.errors import Problem, reasons_told
from schema.engine.mutation import HubMutation
from schema.engine.paging import listing
from schema.engine.references import global_id, reference, references
from schema.engine.scalars import DateTime, FieldValue


class Place(graphene.ObjectType):
    """One place of a case: an address, an account or a hash. Never a link, and never opened."""

    id = graphene.ID(required=True, description="Its id, `Place:…`: the same place has the same, however it came.")
    field = enums.PlaceField(required=True, description="Which field lists it.")
    value = FieldValue(required=True, description="As it was recorded, in the form of that field.")
    recorded_at = DateTime(required=True, description="When it was recorded.")

    def resolve_id(self: PlaceStanding, _info: object) -> str:
        """The global id."""
        return global_id("Place", self.id)


class RemovedPlace(graphene.ObjectType):
    """One place that was taken away."""

    id = graphene.ID(required=True, description="Its id, `Place:…`.")
    field = enums.PlaceField(required=True, description="Which field listed it.")
    value = FieldValue(required=True, description="As it was recorded.")
    added_by = graphene.ID(required=True, description="By whom it was recorded, `Principal:…`.")
    added_at = DateTime(required=True, description="When.")
    removed_by = graphene.ID(required=True, description="By whom it was taken away.")
    removed_at = DateTime(required=True, description="When.")
    reason = graphene.String(required=True, description="Why; `corrected` where a newer list left it out.")

    def resolve_id(self: Removed, _info: object) -> str:
        """The global id."""
        return global_id("Place", self.id)

    def resolve_added_by(self: Removed, _info: object) -> str:
        """The global id."""
        return global_id("Principal", self.added_by)

    def resolve_removed_by(self: Removed, _info: object) -> str:
        """The global id."""
        return global_id("Principal", self.removed_by)


class PlaceOutcome(graphene.ObjectType):
    """What became of one place that was told."""

    number = graphene.Int(required=True, description="Which of those that were told, from 1.")
    outcome = enums.PlaceResult(required=True, description="What became of it.")
    place_id = graphene.ID(description="The place, `Place:…`; null where it is wrong.")
    reasons = graphene.List(graphene.NonNull(Problem), required=True, description="Why it is wrong; empty otherwise.")
    requested_from = graphene.List(
        graphene.NonNull(NamedOrganisation), required=True, description="Who was asked to remove it already."
    )

    def resolve_place_id(self: PlaceAnswer, _info: object) -> str | None:
        """The global id."""
        return global_id("Place", self.id) if self.id else None

    def resolve_reasons(self: PlaceAnswer, info: Any) -> list[Problem]:
        """Each as in every refusal."""
        return reasons_told(self.reasons, info.context.language)

    async def resolve_requested_from(self: PlaceAnswer, info: Any) -> list[DirectoryEntry]:
        """Found with those of all others that were told."""
        asked = await info.context.loader(asked_to_remove).load(self.id) if self.id else None
        found = [await organisation_named(info.context, one) for one in asked or ()]
        return [one for one in found if one is not None]


class PlaceInput(graphene.InputObjectType):
    """One place, in the form of the field that lists it."""

    field = enums.PlaceField(required=True, description="Which field lists it.")
    value = FieldValue(required=True, description="One row of that field, e.g. a location's `url` and `service`.")


class AddPlaces(HubMutation):
    """Add places to a case, at most 200 at once and 2,000 in all. Each is answered by itself; none holds another back.

    Who adds needs not have seen what others added, and told twice a place is there once.
    """

    class Meta:
        repeatable = True

    class Input:
        case = reference("Case", "The case.")
        places = graphene.List(graphene.NonNull(PlaceInput), required=True, description="The places, at most 200.")

    outcomes = graphene.List(
        graphene.NonNull(PlaceOutcome), description="One for each, in their order; null where all was refused."
    )

    @staticmethod
    async def perform(context: Context, *, case: UUID, places: Sequence[Mapping[str, Any]]) -> dict[str, object]:
        """One call."""
        told = [ToldPlace(one["field"], one["value"]) for one in places]
        return {"outcomes": await context.ask(add_places.add_places, case, told)}


class RemovePlaces(ShowsCase):
    """Take places of a case away. They are kept with the reason, and what was sent stays as it was sent."""

    class Meta:
        repeatable = True

    class Input:
        case = reference("Case", "The case.")
        places = references("Place", "The places.")
        reason = graphene.String(required=True, description="Why, in words; kept for the team alone.")

    @staticmethod
    async def perform(context: Context, *, case: UUID, places: Sequence[UUID], reason: str) -> dict[str, object]:
        """One call."""
        await context.ask(add_places.remove_places, case, places, reason=reason)
        return {"case": case}


@listing(Place, case=reference("Case", "The case."))
async def places(context: Context, *, page: Page, case: UUID) -> Slice[PlaceStanding]:
    """Every place of the case, the earliest recorded first."""
    return await context.ask(_places, case, page)


@listing(RemovedPlace, case=reference("Case", "The case."))
async def removed_places(context: Context, *, page: Page, case: UUID) -> Slice[Removed]:
    """The places that were taken away, the earliest first."""
    return await context.ask(_removed, case, page)


@listing(Place, case=reference("Case", "The case."), recipient=reference("Organisation", "The platform."))
async def places_not_yet_requested(
    context: Context, *, page: Page, case: UUID, recipient: UUID
) -> Slice[PlaceStanding]:
    """The places that this platform was not asked to remove yet: give them as `places` to the next request."""
    return await context.ask(_not_yet, case, recipient, page)


async def _places(work: Work, case_id: UUID, page: Page) -> Slice[PlaceStanding]:
    case = await read_case(work, case_id)
    return place_list.page_of(place_list.standing(case), page, lambda one: Position(one.recorded_at, one.id))


async def _removed(work: Work, case_id: UUID, page: Page) -> Slice[Removed]:
    case = await read_case(work, case_id)
    found = await place_list.removed(work, case)
    return place_list.page_of(found, page, lambda one: Position(one.removed_at, one.row))


async def _not_yet(work: Work, case_id: UUID, recipient: UUID, page: Page) -> Slice[PlaceStanding]:
    return await not_yet(work, await read_case(work, case_id), recipient, page)
