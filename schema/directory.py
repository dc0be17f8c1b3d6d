"""Organisations: what each is, offers, must report, and how it is reached. Every member may read it."""

from typing import Any
from uuid import UUID

import graphene

from hub.directory import load
from hub.directory.entries import DirectoryEntry, OfferedService, Recipient
from hub.directory.rules import Duty
from hub.kit.pages import Page, Slice
from schema.engine import enums
from schema.engine.context import Context
from schema.engine.guard import query
from schema.engine.paging import listing
from schema.engine.references import global_id, reference
from schema.engine.scalars import Date
from schema.engine.things import Thing, findable


def texts(description: str) -> graphene.List:
    """A list of texts, none of them null."""
    return graphene.List(graphene.NonNull(graphene.String), required=True, description=description)


class Service(graphene.ObjectType):
    """What an organisation offers (Open Referral HSDS)."""

    name = graphene.String(required=True, description="The service's name.")
    purposes = graphene.List(graphene.NonNull(enums.Purpose), required=True, description="What it serves.")
    service_area = texts("Where it helps.")
    eligibility_description = graphene.String(required=True, description="Whom it helps, in words.")
    minimum_age = graphene.Int(description="The youngest it helps, in years; null for no limit.")
    maximum_age = graphene.Int(description="The oldest it helps, in years; null for no limit.")
    languages = texts("In which languages.")
    hours = graphene.String(required=True, description="When it can be reached.")
    capacity = enums.Capacity(required=True, description="Whether it can take somebody on.")


class ReportingDuty(graphene.ObjectType):
    """Whom an organisation must tell, or usually tells, in the sentence that is read aloud to the person."""

    id = graphene.ID(required=True, description="The duty's id.")
    kind = enums.OnwardKind(required=True, description="Whether it must, or usually does.")
    version = graphene.Int(required=True, description="The version of its sentence; an answer is to one version.")
    reports_to = enums.RecipientKind(description="Who is told; null states that there is no duty.")
    under_age = graphene.Int(description="It applies to persons under this age in years; null: to everybody.")
    sentence_ja = graphene.String(required=True, description="The sentence in Japanese.")
    sentence_en = graphene.String(required=True, description="The sentence in English.")
    source = graphene.String(required=True, description="The law or document that it follows from.")
    valid_from = Date(required=True, description="The first day on which it applies.")
    valid_to = Date(description="The last day; null for no end.")

    def resolve_id(self: Duty, _info: object) -> str:
        """The global id."""
        return global_id("ReportingDuty", self.id)

    def resolve_sentence_ja(self: Duty, _info: object) -> str:
        """In Japanese."""
        return self.sentence.ja

    def resolve_sentence_en(self: Duty, _info: object) -> str:
        """In English."""
        return self.sentence.en


class Organisation(Thing):
    """A member organisation."""

    name = graphene.String(required=True, description="Its name.")
    name_en = graphene.String(required=True, description="Its name in Latin letters.")
    kind = enums.OrganisationKind(required=True, description="What it is.")
    country = graphene.String(required=True, description="Its country, ISO 3166-1 alpha-2.")
    languages = texts("The languages in which it can be spoken to.")
    channel = graphene.String(description="The connector by which it is reached today; null where no way leads to it.")
    duties = graphene.List(
        graphene.NonNull(ReportingDuty),
        required=True,
        description="Whom it must tell or usually tells, with dates.",
    )
    services = graphene.List(graphene.NonNull(Service), required=True, description="What it offers.")

    async def resolve_channel(self: DirectoryEntry, info: Any) -> str | None:
        """By which connector."""
        found = await _as_recipient(info.context, self.id)
        return found.connector if found else None

    async def resolve_duties(self: DirectoryEntry, info: Any) -> tuple[Duty, ...]:
        """None of one that has left."""
        found = await _as_recipient(info.context, self.id)
        return found.duties if found else ()

    async def resolve_services(self: DirectoryEntry, info: Any) -> tuple[OfferedService, ...]:
        """None of one that has left."""
        found = await _as_recipient(info.context, self.id)
        return found.services if found else ()


async def _as_recipient(context: Context, id: UUID) -> Recipient | None:
    return await context.loader(load.recipients).load(id)


async def organisation_named(context: Context, id: UUID | None) -> DirectoryEntry | None:
    """The organisation for a field of another type, found with all others of the operation."""
    return await context.loader(load.organisations).load(id)


findable(Organisation, DirectoryEntry, load.organisation)


@query(Organisation, id=reference("Organisation", "The organisation."))
async def organisation(context: Context, *, id: UUID) -> DirectoryEntry:
    """One organisation; null where there is none."""
    return await context.ask(load.organisation, id)


@listing(
    Organisation,
    kind=enums.OrganisationKind(description="Only of this kind."),
    purpose=enums.Purpose(description="Only those with a service for this purpose."),
    country=graphene.String(description="Only in this country, ISO 3166-1 alpha-2."),
    language=graphene.String(description="Only those that speak this language."),
    name=graphene.String(description="Only those whose name, in either language, contains this."),
)
async def organisations(
    context: Context,
    *,
    page: Page,
    kind: str | None = None,
    purpose: str | None = None,
    country: str | None = None,
    language: str | None = None,
    name: str | None = None,
) -> Slice[DirectoryEntry]:
    """Today's members, oldest first."""
    wanted = {"kind": kind, "purpose": purpose, "country": country, "language": language, "name": name}
    return await context.ask(load.listed, page, **wanted)


class NamedOrganisation(graphene.ObjectType):
    """An organisation by its name; ask `organisation` for everything else."""

    id = graphene.ID(required=True, description="Its id, `Organisation:…`.")
    name = graphene.String(required=True, description="Its name.")
    kind = enums.OrganisationKind(required=True, description="What it is.")
    country = graphene.String(required=True, description="Its country, ISO 3166-1 alpha-2.")

    def resolve_id(self: Any, _info: object) -> str:
        """The global id."""
        return global_id("Organisation", self.id)
