"""Who helps at night: a peer as standing second, agreed on both sides, and who is on duty or on call."""

from datetime import datetime
from typing import Any
from uuid import UUID

import graphene

from hub.directory.entries import DirectoryEntry
from hub.standing import roster, seconds
from hub.standing.acts import agree_standing_second, name_standing_second
from hub.standing.roster import TimeOnDuty
from hub.standing.rules import Second
from schema.acts import of_act, shown_act
from schema.directory import NamedOrganisation, organisation_named
from schema.engine import enums
from schema.engine.context import Context
from schema.engine.guard import query
from schema.engine.mutation import HubMutation, idempotency_key
from schema.engine.references import global_id, reference
from schema.engine.scalars import DateTime


class StandingSecond(graphene.ObjectType):
    """A member that confirms at night in the place of the other's own second person; seen by both."""

    id = graphene.ID(required=True, description="`StandingSecond:…`.")
    organisation = graphene.Field(NamedOrganisation, description="Who named it.")
    peer = graphene.Field(NamedOrganisation, description="Who was named.")
    standing = enums.StandingStatus(required=True, description="Where it stands.")
    named_at = DateTime(required=True, description="When two people named it.")
    agreed_at = DateTime(description="When two people of the peer agreed; null before that.")
    ended_at = DateTime(description="When either side ended it.")

    def resolve_id(self: Second, _info: object) -> str:
        """The global id."""
        return global_id("StandingSecond", self.id)

    async def resolve_organisation(self: Second, info: Any) -> DirectoryEntry | None:
        """Found with all others."""
        return await organisation_named(info.context, self.org)

    async def resolve_peer(self: Second, info: Any) -> DirectoryEntry | None:
        """Found with all others."""
        return await organisation_named(info.context, self.peer)

    def resolve_standing(self: Second, _info: object) -> str:
        """The word."""
        return self.standing()


class DutyTime(graphene.ObjectType):
    """A time for which one of your people is on duty or on call."""

    id = graphene.ID(required=True, description="`DutyTime:…`.")
    member_id = graphene.ID(required=True, description="Who, `Principal:…`.")
    label = graphene.String(required=True, description="The name of her work; never hers.")
    kind = enums.DutyKind(required=True, description="What she does then.")
    starts_at = DateTime(required=True, description="From when.")
    ends_at = DateTime(required=True, description="Until when.")

    def resolve_id(self: TimeOnDuty, _info: object) -> str:
        """The global id."""
        return global_id("DutyTime", self.id)

    def resolve_member_id(self: TimeOnDuty, _info: object) -> str:
        """The global id."""
        return global_id("Principal", self.principal)


def _seconds() -> Any:
    return graphene.List(graphene.NonNull(StandingSecond), description="The list as it stands now.")


def _roster() -> Any:
    return graphene.List(graphene.NonNull(DutyTime), description="The roster as it stands now.")


@query(graphene.List(graphene.NonNull(StandingSecond)))
async def standing_seconds(context: Context) -> tuple[Second, ...]:
    """Whom your organisation named as standing second, and by whom it was named; the newest first."""
    return await context.ask(seconds.seconds)


@query(graphene.List(graphene.NonNull(DutyTime)))
async def duty_roster(context: Context) -> tuple[TimeOnDuty, ...]:
    """Who of your organisation is on duty or on call, now and later, in order."""
    return await context.ask(roster.roster)


class NameStandingSecond(HubMutation):
    """Ask for a peer member to become your standing second: another of your people confirms it, then two of the peer.

    When nobody of your own confirms an emergency within 15 minutes, whoever is on call there is asked to.
    """

    class Input:
        idempotency_key = idempotency_key()
        peer = reference("Organisation", "The member: of your own kind.")

    act = of_act()

    @staticmethod
    async def perform(context: Context, *, peer: UUID) -> dict[str, object]:
        """One call."""
        return {"act": await shown_act(context, await context.ask_once(name_standing_second, peer))}


class AgreeStandingSecond(HubMutation):
    """Ask for your organisation to become the standing second of one that named it; another of yours confirms."""

    class Input:
        idempotency_key = idempotency_key()
        standing = reference("StandingSecond", "The row in which it named you.")

    act = of_act()

    @staticmethod
    async def perform(context: Context, *, standing: UUID) -> dict[str, object]:
        """One call."""
        return {"act": await shown_act(context, await context.ask_once(agree_standing_second, standing))}


class EndStandingSecond(HubMutation):
    """End it at once, from either side, also before the peer agreed."""

    class Meta:
        repeatable = True

    class Input:
        standing = reference("StandingSecond", "The row.")

    standing_seconds = _seconds()

    @staticmethod
    async def perform(context: Context, *, standing: UUID) -> dict[str, object]:
        """One call."""
        await context.ask(seconds.end, standing)
        return {"standing_seconds": await context.ask(seconds.seconds)}


class SetOnDuty(HubMutation):
    """Put one of your people on duty (a supervisor does), or on call for those whose standing second you are."""

    class Input:
        idempotency_key = idempotency_key()
        member = reference("Principal", "Who: a caseworker or supervisor.")
        kind = enums.DutyKind(required=True, description="What for.")
        starts_at = DateTime(required=True, description="From when: now or later.")
        until = DateTime(required=True, description="Until when: at most 7 days after.")

    roster = _roster()

    @staticmethod
    async def perform(
        context: Context, *, member: UUID, kind: Any, starts_at: datetime, until: datetime
    ) -> dict[str, object]:
        """One call."""
        await context.ask_once(roster.set_on_duty, member, kind, starts_at, until)
        return {"roster": await context.ask(roster.roster)}


class EndDuty(HubMutation):
    """End a time of duty or call now."""

    class Meta:
        repeatable = True

    class Input:
        duty = reference("DutyTime", "The time.")

    roster = _roster()

    @staticmethod
    async def perform(context: Context, *, duty: UUID) -> dict[str, object]:
        """One call."""
        await context.ask(roster.end_duty, duty)
        return {"roster": await context.ask(roster.roster)}
