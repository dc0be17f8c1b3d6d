"""The ledger as a member sees it: a case's lines, and the signed head to keep."""

from typing import Any
from uuid import UUID

import graphene

from hub.audit.heads import Head, newest
from hub.directory.entries import Entry
from hub.identity.viewer import THE_HUB
from hub.identity.work import Work
from hub.kit.pages import Page, Slice
from hub.releases.history import Line, of_case
from schema.context import Context
from schema.directory import organisation_named
from schema.guard import query
from schema.paging import listing
from schema.references import reference
from schema.scalars import DateTime
from schema.tasks import NamedOrganisation


class LedgerLine(graphene.ObjectType):
    """One disclosure, one read of one, or one change of mind. It holds no content."""

    id = graphene.ID(required=True, description="The event's own id.")
    verb = graphene.String(required=True, description="What happened, e.g. `packet:read`; permanent words.")
    actor = graphene.Field(NamedOrganisation, description="Which organisation did it.")
    by_the_hub = graphene.Boolean(required=True, description="Whether the hub did it by itself, for that organisation.")
    recipient = graphene.Field(NamedOrganisation, description="The other party; null where only yours is concerned.")
    digest = graphene.String(description="SHA-256 of what was released or read, in hex.")
    at = DateTime(required=True, description="When.")
    seq = graphene.Int(description="Its place in your organisation's chain; null for the second until it is sealed.")
    hash = graphene.String(description="The hash of that link, in hex.")

    def resolve_id(self: Line, _info: object) -> str:
        """As the chain covers it."""
        return str(self.id)

    async def resolve_actor(self: Line, info: Any) -> Entry | None:
        """Found with all others of the page."""
        return await organisation_named(info.context, self.actor)

    def resolve_by_the_hub(self: Line, _info: object) -> bool:
        """Nobody acted: an expiry, a destruction on its day, a delivery."""
        return self.principal is None or self.principal == THE_HUB

    async def resolve_recipient(self: Line, info: Any) -> Entry | None:
        """Found with all others of the page."""
        return await organisation_named(info.context, self.recipient)

    def resolve_digest(self: Line, _info: object) -> str | None:
        """In hex."""
        return self.digest.hex() if self.digest else None

    def resolve_hash(self: Line, _info: object) -> str | None:
        """In hex."""
        return self.hash.hex() if self.hash else None


class LedgerHead(graphene.ObjectType):
    """The newest hash of your organisation's chain, signed by the hub. Keep it: it shows later what was changed."""

    seq = graphene.Int(required=True, description="How many links it covers.")
    hash = graphene.String(required=True, description="The hash of the newest of them, in hex.")
    signature = graphene.String(required=True, description="The hub's signature (Ed25519), in hex.")
    at = DateTime(required=True, description="When it was signed.")
    export = graphene.String(required=True, description="The whole head as one line, for `verify-ledger --head`.")

    def resolve_hash(self: Head, _info: object) -> str:
        """In hex."""
        return self.hash.hex()

    def resolve_signature(self: Head, _info: object) -> str:
        """In hex."""
        return self.signature.hex()

    def resolve_export(self: Head, _info: object) -> str:
        """To keep."""
        return self.export()


@listing(LedgerLine, case_id=reference("Case", "The case."))
async def case_ledger(context: Context, *, page: Page, case_id: UUID) -> Slice[Line]:
    """Every disclosure, read and change of mind of a case of yours, oldest first."""
    return await context.ask(of_case, case_id, page)


@query(LedgerHead)
async def ledger_head(context: Context) -> Head | None:
    """The newest signed head of your organisation's chain; null before its first event."""
    return await context.ask(_head)


async def _head(work: Work) -> Head | None:
    return await newest(work.session, work.viewer.organisation)
