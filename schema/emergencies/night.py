"""Danger to life as one person records it, the standing second's call, and a case opened on duty."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import graphene

import hub.overrides.call
from hub.cases import repository
from hub.cases.lists import CaseRow
from hub.directory.entries import DirectoryEntry
from hub.emergencies import danger_record
from hub.emergencies.danger_record import KeptDanger
from hub.emergencies.dangers import Danger, kinds_in_words
from hub.exchange.vocabulary.disclosure import RECIPIENTS
from hub.identity.work import Work
from hub.intake import open_on_duty
from hub.kit.pages import Page, Slice
from hub.overrides.danger import ask_written, record_danger
from hub.standing import calls
from hub.standing.calls import Called
from schema.acts import of_act, shown_act
from schema.cases.danger import DangerRecord
from schema.cases.lists import ListedCase
from schema.cases.payload import ShowsCase
from schema.directory import NamedOrganisation, organisation_named
from schema.engine import enums
from schema.engine.context import Context
from schema.engine.errors import Problem, problem
from schema.engine.guard import query
from schema.engine.mutation import HubMutation, idempotency_key
from schema.engine.paging import listing
from schema.engine.references import global_id, reference
from schema.engine.scalars import DateTime


class StandingCall(graphene.ObjectType):
    """Another member, whose standing second you are, asks for a second person. No word of a case."""

    id = graphene.ID(required=True, description="`StandingCall:…`.")
    organisation = graphene.Field(NamedOrganisation, description="Who asks.")
    kinds = graphene.List(graphene.NonNull(enums.DangerKind), required=True, description="What kind of danger.")
    danger = graphene.String(required=True, description="The same for people, in the caller's language.")
    recipient_kind = enums.OrganisationKind(required=True, description="What kind of body is to be told.")
    recipient_words = graphene.String(required=True, description="The same for people.")
    recorded_at = DateTime(required=True, description="When the danger was recorded, to the minute.")
    called_at = DateTime(required=True, description="When you were called.")
    expires_at = DateTime(required=True, description="From then on nobody can confirm it any more.")

    def resolve_id(self: Called, _info: object) -> str:
        """The global id."""
        return global_id("StandingCall", self.id)

    async def resolve_organisation(self: Called, info: Any) -> DirectoryEntry | None:
        """Found with all others."""
        return await organisation_named(info.context, self.org)

    def resolve_danger(self: Called, info: Any) -> str:
        """In words."""
        return kinds_in_words(self.kinds, info.context.language)

    def resolve_recipient_words(self: Called, info: Any) -> str:
        """In words."""
        return RECIPIENTS[self.recipient_kind].words.to(info.context.language)


@query(graphene.List(graphene.NonNull(StandingCall)))
async def standing_calls(context: Context) -> Sequence[Called]:
    """The calls that wait for whoever of your organisation is on call, the oldest first."""
    return await context.ask(calls.waiting)


@listing(ListedCase)
async def cases_on_duty(context: Context, *, page: Page) -> Slice[CaseRow]:
    """The open cases that you may open while you are on duty, newest first: nothing that tells whose or what."""
    return await context.ask(open_on_duty.cases_on_duty, page)


class RecordDanger(HubMutation):
    """Record that somebody's life is in danger, after the telephone call. One person suffices; no form stops it.

    The minimum is who, where, what danger, and who was telephoned when. The call is kept as an outside disclosure.
    """

    class Input:
        idempotency_key = idempotency_key()
        case = reference("Case", "The case; a closed one, too.")
        who = graphene.String(description="Her call name, or that it is not known; the case's where not given.")
        where = graphene.String(required=True, description="The place, or a way to find her.")
        kinds = graphene.List(
            graphene.NonNull(enums.DangerKind), required=True, description="What danger, one at least."
        )
        words = graphene.String(description="The danger in words.")
        number = graphene.String(required=True, description="The number that was telephoned: 110, 119, 189, …")
        called_at = DateTime(required=True, description="When it was telephoned: before now.")

    danger = graphene.Field(DangerRecord, description="The record; null where something of the minimum is missing.")

    @staticmethod
    async def perform(context: Context, *, case: UUID, **given: Any) -> dict[str, object]:
        """One call."""
        danger = Danger(
            kinds=tuple(given["kinds"]),
            number=given["number"],
            called_at=given["called_at"],
            who=given.get("who") or "",
            where=given["where"],
            words=given.get("words") or "",
        )
        id = await context.ask_once(record_danger, case, danger)
        return {"danger": await context.ask(_danger, case, id)}


class AskWrittenPart(HubMutation):
    """Ask for the written part of what was recorded: once another person confirms it, it leaves by itself.

    What stands against it is said now, in `against`, and never after the confirmation. Unconfirmed after 15 minutes it
    waits, and your standing second is called.
    """

    class Meta:
        repeatable = True

    class Input:
        case = reference("Case", "The case.")
        danger = reference("Danger", "The record.")
        recipient = reference("Organisation", "The member that is told in writing.")
        purpose = enums.Purpose(required=True, description="What for.")

    act = of_act()
    against = graphene.List(
        graphene.NonNull(Problem),
        description="Why it cannot be asked for now; empty where it was. The record stands all the same.",
    )

    @staticmethod
    async def perform(
        context: Context, *, case: UUID, danger: UUID, recipient: UUID, purpose: str
    ) -> dict[str, object]:
        """One call."""
        act, against = await context.ask(ask_written, case, danger, recipient, purpose)
        shown = await shown_act(context, act) if act else None
        return {"act": shown, "against": [problem(reason, context.language) for reason in against]}


class AnswerStandingCall(HubMutation):
    """Say yes or no as the person on call of a standing second. A yes sends what was asked for; you see no case."""

    class Meta:
        repeatable = True

    class Input:
        call = reference("StandingCall", "The call.")
        confirms = graphene.Boolean(required=True, description="True: it leaves at once. False: it goes on waiting.")

    standing_calls = graphene.List(graphene.NonNull(StandingCall), description="What still waits for you.")

    @staticmethod
    async def perform(context: Context, *, call: UUID, confirms: bool) -> dict[str, object]:
        """One call."""
        await context.ask(hub.overrides.call.answer_call, call, yes=confirms)
        return {"standing_calls": await context.ask(calls.waiting)}


class OpenOnDuty(ShowsCase):
    """Open a colleague's case while you are on duty, with a reason; until your duty ends you are on its team.

    A line in the ledger, and the team and the supervisors are asked to look by the next working day. Walled cases are
    as absent as foreign ones.
    """

    class Meta:
        repeatable = True

    class Input:
        case = reference("Case", "The case.")
        reason = graphene.String(required=True, description="Why, in a few words; kept sealed.")

    @staticmethod
    async def perform(context: Context, *, case: UUID, reason: str) -> dict[str, object]:
        """One call."""
        await context.ask(open_on_duty.open_on_duty, case, reason=reason)
        return {"case": case}


class WallCase(ShowsCase):
    """Keep a case from whoever is on duty for your organisation; letting her in again is looked at by a second."""

    class Meta:
        repeatable = True

    class Input:
        case = reference("Case", "The case.")
        walled = graphene.Boolean(required=True, description="Whether it is kept from them.")

    @staticmethod
    async def perform(context: Context, *, case: UUID, walled: bool) -> dict[str, object]:
        """One call."""
        await context.ask(open_on_duty.wall_case, case, walled=walled)
        return {"case": case}


async def _danger(work: Work, case_id: UUID, id: UUID) -> KeptDanger:
    """The record as the case shows it."""
    return await danger_record.one(work, await repository.case(work, case_id), id)
