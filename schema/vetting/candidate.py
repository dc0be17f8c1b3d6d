"""Newcomers: whom a member proposes, and whom it is asked to confirm. Letting them in is the operator's."""

from datetime import datetime
from typing import Any
from uuid import UUID

import graphene

from hub.directory.entries import DirectoryEntry
from hub.identity.organisations import Enrolment
from hub.kit.pages import Page, Slice
from hub.vetting import answer, repository
from hub.vetting.propose import propose
from hub.vetting.repository import Proposal
from schema.directory import NamedOrganisation, organisation_named, texts
from schema.engine import enums
from schema.engine.choices import choice
from schema.engine.context import Context
from schema.engine.guard import query
from schema.engine.mutation import HubMutation, idempotency_key
from schema.engine.paging import listing
from schema.engine.references import reference
from schema.engine.scalars import DateTime
from schema.engine.steps import StepMutation
from schema.engine.things import Thing, findable

CandidateBox = choice(
    "CandidateBox",
    "Which list of newcomers.",
    {"proposed": "Whom your organisation proposed.", "asked": "Whom it was asked to confirm."},
)


class Candidate(Thing):
    """An organisation proposed as a member. Seen by the two members who vouch for it, and by the operator."""

    name = graphene.String(required=True, description="Its name.")
    name_en = graphene.String(required=True, description="Its name in Latin letters.")
    kind = enums.OrganisationKind(required=True, description="What it is.")
    country = graphene.String(required=True, description="Its country, ISO 3166-1 alpha-2.")
    languages = texts("The languages in which it can be spoken to.")
    statement = graphene.String(required=True, description="Why the proposer knows and wants it.")
    proposer = graphene.Field(NamedOrganisation, description="Who proposes it.")
    second = graphene.Field(NamedOrganisation, description="Who is asked to confirm it.")
    standing = enums.CandidateStanding(
        required=True,
        description="Where the proposal stands.",
    )
    proposed_at = DateTime(required=True, description="When it was proposed.")
    ends_at = DateTime(required=True, description="When the proposal ends, if it is not a member by then.")
    organisation = graphene.Field(NamedOrganisation, description="The member that it became; null before that.")

    async def resolve_proposer(self: Proposal, info: Any) -> DirectoryEntry | None:
        """Found with all others of the page."""
        return await organisation_named(info.context, self.vouching.proposer)

    async def resolve_second(self: Proposal, info: Any) -> DirectoryEntry | None:
        """Found with all others of the page."""
        return await organisation_named(info.context, self.vouching.second)

    async def resolve_organisation(self: Proposal, info: Any) -> DirectoryEntry | None:
        """Found with all others of the page."""
        return await organisation_named(info.context, self.organisation) if self.organisation else None

    def resolve_proposed_at(self: Proposal, _info: object) -> datetime:
        """When."""
        return self.vouching.proposed_at

    def resolve_ends_at(self: Proposal, _info: object) -> datetime:
        """When it ends."""
        return self.vouching.ends_at


findable(Candidate, Proposal, repository.proposal)


@query(Candidate, id=reference("Candidate", "The newcomer."))
async def candidate(context: Context, *, id: UUID) -> Proposal:
    """One newcomer that your organisation proposed or was asked about; null where there is none."""
    return await context.ask(repository.proposal, id)


@listing(Candidate, box=CandidateBox(required=True, description="Proposed by you, or asked of you."))
async def candidates(context: Context, *, page: Page, box: Any) -> Slice[Proposal]:
    """The newcomers that your organisation vouches for or was asked about, newest first."""
    return await context.ask(repository.proposals, page, box=box)


async def _shown(context: Context, id: UUID) -> dict[str, object]:
    return {"candidate": await context.ask(repository.proposal, id)}


class ProposeOrganisation(HubMutation):
    """Propose an organisation as a member, and ask a second member to confirm it. It becomes one only after both."""

    class Input:
        idempotency_key = idempotency_key()
        second = reference("Organisation", "The other member that knows it too and is asked to confirm.")
        name = graphene.String(required=True, description="Its name.")
        name_en = graphene.String(required=True, description="Its name in Latin letters.")
        kind = enums.OrganisationKind(required=True, description="What it is.")
        country = graphene.String(required=True, description="Its country, ISO 3166-1 alpha-2.")
        languages = texts("The languages in which it can be spoken to, ISO 639-1.")
        statement = graphene.String(
            required=True, description="Why you know and want it, at most 2,000 letters; nothing about any person."
        )

    candidate = graphene.Field(Candidate, description="The newcomer; null where this was refused.")

    @staticmethod
    async def perform(
        context: Context,
        *,
        second: UUID,
        name: str,
        name_en: str,
        kind: str,
        country: str,
        languages: list[str],
        statement: str,
    ) -> dict[str, object]:
        """One call."""
        enrolment = Enrolment(name, name_en, kind, country, tuple(languages))
        return await _shown(context, await context.ask_once(propose, enrolment, second, statement))


class _CandidateStep(StepMutation):
    """The second member's answer, and the newcomer after it."""

    class Meta:
        abstract = True

    class Input:
        candidate = reference("Candidate", "The newcomer.")

    candidate = graphene.Field(Candidate, description="The newcomer as it stands now; null where this was refused.")

    @classmethod
    async def perform(cls, context: Context, *, candidate: UUID) -> dict[str, object]:
        """One call, and the look."""
        await context.ask(cls.use_case, candidate)
        return await _shown(context, candidate)


class ConfirmOrganisation(_CandidateStep):
    """Confirm, as the second member, that you know a newcomer and want it here. The operator then lets it in."""

    class Meta:
        use_case = answer.confirm


class DeclineOrganisation(_CandidateStep):
    """Do not vouch for a newcomer: the proposal ends."""

    class Meta:
        use_case = answer.decline
