"""The ledger as a member sees it: a case's lines, the whole chain, the signed head, and what was handed over."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import graphene

import hub.audit.lines
from hub.audit.heads import Head, newest
from hub.audit.lines import ChainedLine, LineFilter
from hub.directory.entries import DirectoryEntry
from hub.identity.work import Work
from hub.kit.pages import Page, Slice
from hub.received.walls import hidden
from hub.releases import provision
from hub.releases.history import of_case
from hub.releases.provision import ShownProvision
from schema.directory import NamedOrganisation, organisation_named
from schema.engine import enums
from schema.engine.context import Context
from schema.engine.guard import query
from schema.engine.paging import listing
from schema.engine.references import global_id, reference
from schema.engine.scalars import DateTime


class LedgerLine(graphene.ObjectType):
    """One disclosure, one read of one, or one change of mind. It holds no content."""

    id = graphene.ID(required=True, description="The event's own id.")
    verb = enums.LedgerVerb(required=True, description="What happened.")
    actor = graphene.Field(NamedOrganisation, description="Which organisation did it.")
    principal_id = graphene.ID(description="Who of your own organisation; null for another's people and the hub.")
    object_id = graphene.String(required=True, description="The bare id of what it was done to; it tells nothing.")
    by_the_hub = graphene.Boolean(required=True, description="Whether the hub did it by itself, for that organisation.")
    recipient = graphene.Field(NamedOrganisation, description="The other party; null where only yours is concerned.")
    digest = graphene.String(description="SHA-256 of what was released or read, in hex.")
    at = DateTime(required=True, description="When.")
    field = graphene.String(
        description="Which fact of the case changed, by its name and never its value; null where none did."
    )
    about = graphene.Field(
        NamedOrganisation, description="Whose consent it was; that organisation never sees the line. Null otherwise."
    )
    seq = graphene.Int(description="Its place in your organisation's chain; null for the second until it is sealed.")
    hash = graphene.String(description="The hash of that link, in hex.")
    previous = graphene.String(
        description="The hash of the link before it, in hex: with it `export` gives `hash`, whatever lines of other "
        "things stand between."
    )
    export = graphene.String(
        description="The line as the chain covers it, to keep and to check without the hub (`tsunagu-verify`); null "
        "until it is sealed. Who of another organisation did it is in it as a commitment."
    )

    def resolve_id(self: ChainedLine, _info: object) -> str:
        """As the chain covers it."""
        return str(self.id)

    def resolve_principal_id(self: ChainedLine, info: Any) -> str | None:
        """The global id; whom others employ stays theirs."""
        ours = self.actor == info.context.viewer.organisation and not self.by_the_hub
        return global_id("Principal", self.principal) if ours and self.principal else None

    def resolve_object_id(self: ChainedLine, _info: object) -> str:
        """As the chain covers it."""
        return str(self.object)

    async def resolve_actor(self: ChainedLine, info: Any) -> DirectoryEntry | None:
        """Found with all others of the page."""
        return await organisation_named(info.context, self.actor)

    def resolve_by_the_hub(self: ChainedLine, _info: object) -> bool:
        """As the chain covers it."""
        return self.by_the_hub

    async def resolve_recipient(self: ChainedLine, info: Any) -> DirectoryEntry | None:
        """Found with all others of the page."""
        return await organisation_named(info.context, self.recipient)

    async def resolve_about(self: ChainedLine, info: Any) -> DirectoryEntry | None:
        """Found with all others of the page."""
        return await organisation_named(info.context, self.about)

    def resolve_digest(self: ChainedLine, _info: object) -> str | None:
        """In hex."""
        return self.digest.hex() if self.digest else None

    def resolve_hash(self: ChainedLine, _info: object) -> str | None:
        """In hex."""
        return self.hash.hex() if self.hash else None

    def resolve_previous(self: ChainedLine, _info: object) -> str | None:
        """In hex."""
        return self.previous.hex() if self.previous else None

    def resolve_export(self: ChainedLine, info: Any) -> str | None:
        """In the caller's own chain."""
        return self.exported(info.context.viewer.organisation)


class LedgerHead(graphene.ObjectType):
    """The newest hash of your organisation's chain, signed by the hub. Keep it: it shows later what was changed."""

    seq = graphene.Int(required=True, description="How many links it covers.")
    hash = graphene.String(required=True, description="The hash of the newest of them, in hex.")
    signature = graphene.String(required=True, description="The hub's signature (Ed25519), in hex.")
    at = DateTime(required=True, description="When it was signed.")
    export = graphene.String(required=True, description="The whole head as one line, to keep, for `tsunagu-verify`.")

    def resolve_hash(self: Head, _info: object) -> str:
        """In hex."""
        return self.hash.hex()

    def resolve_signature(self: Head, _info: object) -> str:
        """In hex."""
        return self.signature.hex()

    def resolve_export(self: Head, _info: object) -> str:
        """To keep."""
        return self.export()


class Provision(graphene.ObjectType):
    """That personal data was handed over: which fields, when, to whom, on which ground; never what they said."""

    id = graphene.ID(required=True, description="The record's own id.")
    side = enums.Side(required=True, description="Your side.")
    sender = graphene.Field(NamedOrganisation, description="Who handed over.")
    recipient = graphene.Field(NamedOrganisation, description="Who received.")
    object_id = graphene.String(required=True, description="The bare id of the referral, request or outside handover.")
    purpose = enums.Purpose(required=True, description="What for.")
    channel = graphene.String(required=True, description="By which way: a partner's form, or `outside`.")
    fields = graphene.List(
        graphene.NonNull(graphene.String), required=True, description="Names of the catalogue's fields, never a value."
    )
    consent_id = graphene.String(description="The record of her consent; the giver's alone.")
    emergency_id = graphene.String(
        description="The emergency override that took its place, where a life was in danger; the giver's alone."
    )
    own_duty_id = graphene.String(
        description="The notice under the organisation's own duty that it rests on; the giver's alone."
    )
    agreement_id = graphene.String(description="The agreement; null where a ceiling of law takes its place.")
    at = DateTime(required=True, description="Since when the recipient could use it.")

    def resolve_id(self: ShownProvision, _info: object) -> str:
        """The record's own."""
        return str(self.id)

    async def resolve_sender(self: ShownProvision, info: Any) -> DirectoryEntry | None:
        """Found with all others of the page."""
        return await organisation_named(info.context, self.sender)

    async def resolve_recipient(self: ShownProvision, info: Any) -> DirectoryEntry | None:
        """Found with all others of the page."""
        return await organisation_named(info.context, self.recipient)

    def resolve_object_id(self: ShownProvision, _info: object) -> str:
        """As both sides know it."""
        return str(self.object)

    def resolve_consent_id(self: ShownProvision, _info: object) -> str | None:
        """As a consent receipt names it."""
        return str(self.consent) if self.consent else None

    def resolve_emergency_id(self: ShownProvision, _info: object) -> str | None:
        """The two-person act's own."""
        return str(self.emergency) if self.emergency else None

    def resolve_own_duty_id(self: ShownProvision, _info: object) -> str | None:
        """The two-person act's own."""
        return str(self.own_duty) if self.own_duty else None

    def resolve_agreement_id(self: ShownProvision, _info: object) -> str | None:
        """As the operator keeps it."""
        return str(self.agreement) if self.agreement else None


@listing(LedgerLine, case_id=reference("Case", "The case."))
async def case_ledger(context: Context, *, page: Page, case_id: UUID) -> Slice[ChainedLine]:
    """Every disclosure, read and change of mind of a case of yours, oldest first."""
    return await context.ask(of_case, case_id, page)


@query(LedgerHead)
async def ledger_head(context: Context) -> Head | None:
    """The newest signed head of your organisation's chain; null before its first event."""
    return await context.ask(_head)


async def _head(work: Work) -> Head | None:
    return await newest(work.session, work.viewer.organisation)


@listing(
    LedgerLine,
    verb=enums.LedgerVerb(description="Only this."),
    since=DateTime(description="Only from then on."),
    before=DateTime(description="Only what came earlier."),
)
async def ledger(context: Context, *, page: Page, **wanted: Any) -> Slice[ChainedLine]:
    """Your organisation's whole ledger, the newest first: what is not in the chain yet follows within a second."""
    return await context.ask(_ledger, LineFilter(**wanted), page)


@listing(Provision, side=enums.Side(description="Only what your organisation gave, or took; both where not given."))
async def provisions(context: Context, *, page: Page, side: Any = None) -> Slice[ShownProvision]:
    """Your organisation's records of what was handed over, the newest first; kept three years."""
    return await context.ask(provision.provisions, page, side=side)


async def _ledger(work: Work, wanted: LineFilter, page: Page) -> Slice[ChainedLine]:
    return await hub.audit.lines.ledger(
        work.session, work.viewer.organisation, replace(wanted, hidden=await hidden(work)), page
    )
