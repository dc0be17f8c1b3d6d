"""Who works on a case, and alarms about unusual reading."""

from typing import Any
from uuid import UUID

import graphene

import hub.cases.alarms
import hub.cases.colleagues
from hub.cases import alarm_seen, staffing
from hub.cases.alarms import Raised
from hub.cases.colleagues import Colleague
from hub.cases.staffing import Teammate
from hub.intake.staff import add_to_team
from hub.kit.pages import Page, Slice
from schema.engine import enums
from schema.engine.context import Context
from schema.engine.guard import query
from schema.engine.mutation import HubMutation
from schema.engine.paging import listing
from schema.engine.references import global_id, reference
from schema.engine.scalars import DateTime


class TeamMember(graphene.ObjectType):
    """Somebody who works on a case, and therefore sees it."""

    principal_id = graphene.ID(required=True, description="The person or machine, `Principal:…`.")
    label = graphene.String(required=True, description="The label of the membership; never a name.")
    role = enums.MemberRole(required=True, description="The role in your organisation.")
    added_by = graphene.ID(required=True, description="Who added her; herself where she opened the case.")
    added_at = DateTime(required=True, description="Since when.")
    reason = graphene.String(description="Why; for the team's eyes alone, and null where she opened the case.")

    def resolve_principal_id(self: Teammate, _info: object) -> str:
        """The global id."""
        return global_id("Principal", self.principal)

    def resolve_added_by(self: Teammate, _info: object) -> str:
        """The global id."""
        return global_id("Principal", self.added_by)


class CaseColleague(graphene.ObjectType):
    """Somebody of your organisation who can be put on a case."""

    principal_id = graphene.ID(required=True, description="The person or machine, `Principal:…`.")
    label = graphene.String(required=True, description="The label of the membership; never a name.")
    role = enums.MemberRole(required=True, description="The role in your organisation.")

    def resolve_principal_id(self: Colleague, _info: object) -> str:
        """The global id."""
        return global_id("Principal", self.principal)


class Alarm(graphene.ObjectType):
    """Somebody opened more cases, or read more of what was received, than work explains; or told what no yes covers."""

    id = graphene.ID(required=True, description="The alarm, `Alarm:…`.")
    kind = enums.AlarmKind(
        required=True,
        description="What happened.",
    )
    principal_id = graphene.ID(required=True, description="Who read, or told.")
    at = DateTime(required=True, description="When it was raised.")
    count = graphene.Int(required=True, description="How many different ones within five minutes, when it was raised.")
    disclosure_id = graphene.ID(
        description="What was told, `OutsideDisclosure:…`, for `outside_uncovered`; a review asks why."
    )
    seen_at = DateTime(description="When somebody has looked; null until then.")
    seen_by = graphene.ID(description="Who has looked.")

    def resolve_id(self: Raised, _info: object) -> str:
        """The global id."""
        return global_id("Alarm", self.id)

    def resolve_principal_id(self: Raised, _info: object) -> str:
        """The global id."""
        return global_id("Principal", self.principal)

    def resolve_disclosure_id(self: Raised, _info: object) -> str | None:
        """The global id, which leads to nothing for whoever is not on the team."""
        return global_id("OutsideDisclosure", self.object) if self.object else None

    def resolve_seen_by(self: Raised, _info: object) -> str | None:
        """The global id."""
        return global_id("Principal", self.seen_by) if self.seen_by else None


def _members() -> Any:
    return graphene.List(graphene.NonNull(TeamMember), description="The team; null where there is no such case.")


@query(graphene.List(graphene.NonNull(TeamMember)), case_id=reference("Case", "The case."))
async def case_team(context: Context, *, case_id: UUID) -> tuple[Teammate, ...]:
    """Who works on a case of yours, in the order in which they came: for the team, and for whoever manages teams."""
    return await context.ask(staffing.team, case_id)


@query(graphene.List(graphene.NonNull(CaseColleague)), required=True)
async def colleagues(context: Context) -> tuple[Colleague, ...]:
    """Who of your organisation can be put on a case, by the names of their work; at most 500."""
    return await context.ask(hub.cases.colleagues.colleagues)


@listing(Alarm)
async def alarms(context: Context, *, page: Page) -> Slice[Raised]:
    """Your organisation's alarms about unusual reading, the newest first."""
    return await context.ask(hub.cases.alarms.alarms, page)


class AddToTeam(HubMutation):
    """Put a person or machine of your organisation on a case, also yourself. From then on she sees it."""

    class Meta:
        repeatable = True

    class Input:
        case = reference("Case", "The case.")
        principal = reference("Principal", "Whom.")
        reason = graphene.String(required=True, description="Why, in a few words; kept sealed.")

    team = _members()

    @staticmethod
    async def perform(context: Context, *, case: UUID, principal: UUID, reason: str) -> dict[str, object]:
        """One call."""
        await context.ask(add_to_team, case, principal, reason=reason)
        return {"team": await context.ask(staffing.team, case)}


class RemoveFromTeam(HubMutation):
    """Take somebody off a case: she does not see it any more, at once. The last one cannot be taken off."""

    class Meta:
        repeatable = True

    class Input:
        case = reference("Case", "The case.")
        principal = reference("Principal", "Whom.")

    team = _members()

    @staticmethod
    async def perform(context: Context, *, case: UUID, principal: UUID) -> dict[str, object]:
        """One call."""
        await context.ask(staffing.remove, case, principal)
        return {"team": await context.ask(staffing.team, case)}


class SeeAlarm(HubMutation):
    """Mark an alarm as looked at. Whoever it is about cannot."""

    class Meta:
        repeatable = True

    class Input:
        alarm = reference("Alarm", "The alarm.")

    alarm = graphene.Field(Alarm, description="The alarm as it stands now; null where this was refused.")

    @staticmethod
    async def perform(context: Context, *, alarm: UUID) -> dict[str, object]:
        """One call."""
        return {"alarm": await context.ask(alarm_seen.see, alarm)}
