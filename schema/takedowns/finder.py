"""The route finder: which ways there are for a case and a wish, in order, and what each would take."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import graphene

import hub.intake.find_routes
from hub.directory import partner_routes
from hub.exchange import packets
from hub.intake import duties_to_read
from hub.intake.find_routes import find_routes
from hub.intake.route_rules import LeftOut, RouteProposal
from hub.minimisation.fields import CATALOGUE
from hub.minimisation.packer import Leaving
from hub.takedowns.clock import ShownClock, clocks_of
from hub.takedowns.not_yet_requested import items_of
from hub.takedowns.request import beside_the_gate
from schema.directory import NamedOrganisation, texts
from schema.engine import enums
from schema.engine.context import Context
from schema.engine.errors import Problem, reasons_told
from schema.engine.guard import query
from schema.engine.inputs import field_list, values_by_name
from schema.engine.references import optional_references, reference
from schema.engine.scalars import Date, DateTime
from schema.releases.preview import DutyToRead, LeavingField
from schema.takedowns.request import Clock


class PartnerRoute(graphene.ObjectType):
    """A way that a member offers, as the directory keeps it in its days. Empty lists: any."""

    purpose = enums.Purpose(required=True, description="What for.")
    title = graphene.String(required=True, description="Its name, in the caller's language.")
    age_class = enums.AgeClass(required=True, description="Whose images it takes.")
    senders = graphene.List(graphene.NonNull(enums.RouteSender), required=True, description="Who may use it.")
    countries = texts("Of whoever sends, ISO 3166-1 alpha-2.")
    languages = texts("In which languages.")
    source = graphene.String(required=True, description="Where it was read.")
    valid_from = Date(required=True, description="The first day.")
    valid_to = Date(description="The last day; null for no end.")

    def resolve_title(self: partner_routes.PartnerRoute, info: Any) -> str:
        """In the caller's language."""
        return self.title.to(info.context.language)


class MissingFact(graphene.ObjectType):
    """A field that somebody must ask about, or write."""

    field = graphene.String(required=True, description="The field's name.")
    label = graphene.String(required=True, description="The same for people, in the caller's language.")

    def resolve_field(self: str, _info: object) -> str:
        """The name itself."""
        return self

    def resolve_label(self: str, info: Any) -> str:
        """The catalogue's label."""
        return CATALOGUE[self].label.to(info.context.language)


class ProposedRoute(graphene.ObjectType):
    """One route: what its recipient would receive, must pass on, and by when it would answer."""

    route = graphene.Field(PartnerRoute, required=True, description="The route.")
    recipient = graphene.Field(NamedOrganisation, required=True, description="Who receives it.")
    state = enums.RouteState(required=True, description="What it still needs.")
    leaves = graphene.List(
        graphene.NonNull(LeavingField), required=True, description="What would leave, as the packer makes it."
    )
    to_write = graphene.List(
        graphene.NonNull(MissingFact), required=True, description="Words of the request that are not written yet."
    )
    duties = graphene.List(
        graphene.NonNull(DutyToRead), required=True, description="Whom the recipient must or usually does tell."
    )
    answer_by = DateTime(required=True, description="By when an answer would be due, were it sent now.")
    clock = graphene.String(description="The dated rule of law behind it; null for the urgency's own time.")
    clocks = graphene.List(
        graphene.NonNull(Clock),
        required=True,
        description="Every clock of law, and what those lack that would not run.",
    )

    def resolve_recipient(self: RouteProposal, _info: object) -> packets.NamedOrganisation:
        """As it is named in what leaves."""
        return self.recipient.party()

    def resolve_leaves(self: RouteProposal, _info: object) -> tuple[Leaving, ...]:
        """In the catalogue's order."""
        return self.shown.leaves

    def resolve_duties(self: RouteProposal, _info: object) -> tuple[duties_to_read.DutyToRead, ...]:
        """Those in force."""
        return self.duties

    def resolve_answer_by(self: RouteProposal, _info: object) -> object:
        """The earliest."""
        return self.ends.at

    def resolve_clock(self: RouteProposal, _info: object) -> str | None:
        """The one that rules."""
        return self.ends.rule

    def resolve_clocks(self: RouteProposal, _info: object) -> list[ShownClock]:
        """As they would be kept with the request."""
        return clocks_of([one.dump() for one in self.ends.clocks], sent=True)


class RouteLeftOut(graphene.ObjectType):
    """A route that fits the case and cannot be used, with every reason."""

    route = graphene.Field(PartnerRoute, required=True, description="The route.")
    recipient = graphene.Field(NamedOrganisation, required=True, description="Whose it is.")
    reasons = graphene.List(graphene.NonNull(Problem), required=True, description="Why not.")

    def resolve_recipient(self: LeftOut, _info: object) -> packets.NamedOrganisation:
        """As it is named in what leaves."""
        return self.recipient.party()

    def resolve_reasons(self: LeftOut, info: Any) -> list[Problem]:
        """Each as it would be told on sending."""
        return reasons_told(self.reasons, info.context.language)


class ProposedRoutes(graphene.ObjectType):
    """The routes for a case and a wish: least disclosure first, then the strongest clock."""

    proposals = graphene.List(graphene.NonNull(ProposedRoute), required=True, description="In order.")
    left_out = graphene.List(
        graphene.NonNull(RouteLeftOut), required=True, description="Those that fit and cannot be used."
    )
    missing = graphene.List(
        graphene.NonNull(MissingFact), required=True, description="What somebody must ask before more can be said."
    )


@query(
    ProposedRoutes,
    required=True,
    case_id=reference("Case", "The case."),
    wish=enums.RouteWish(required=True, description="What she wishes."),
    places=optional_references("Place", "Places of the case that a request to remove asks for, beside its `items`."),
    request=field_list(
        "What a request to remove says, as far as it is written; see `disclosurePreview`.", required=False
    ),
)
async def proposed_routes(
    context: Context,
    *,
    case_id: UUID,
    wish: str,
    places: Sequence[UUID] | None = None,
    request: Sequence[Mapping[str, Any]] | None = None,
) -> hub.intake.find_routes.ProposedRoutes:
    """Which ways there are, and what each would receive, so that she can choose. Nothing is sent."""
    said = values_by_name(request)
    if places:
        said["items"] = [*(said.get("items") or ()), *await context.ask(items_of, case_id, places)]
    return await context.ask(find_routes, case_id, wish, said, beside_the_gate)
