"""Machines of the organisation: taken in with their keys, and let go, by its administrator."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import graphene

from hub.identity.permissions import Role
from hub.kit.errors import NotFound
from hub.kit.pages import Page, Slice
from hub.machines.acts import client_admission, client_key, client_scopes
from hub.machines.clients import end, keys, lists
from hub.machines.clients.client_id import ClientId
from hub.machines.clients.lists import ListedClient, ListedKey
from hub.machines.clients.rules import ClientWanted
from schema.acts import TwoPersonAct, shown_act
from schema.engine import enums
from schema.engine.context import Context
from schema.engine.guard import query
from schema.engine.mutation import HubMutation, idempotency_key
from schema.engine.paging import listing
from schema.engine.references import global_id, reference
from schema.engine.scalars import DateTime
from schema.engine.things import Thing, findable


class ClientKey(graphene.ObjectType):
    """The public half of a key with which a client signs."""

    kid = graphene.String(required=True, description="How the client's assertions name it.")
    thumbprint = graphene.String(required=True, description="Its SHA-256 thumbprint (RFC 7638).")
    created_at = DateTime(required=True, description="When it was added.")
    ended_at = DateTime(description="Since when it counts no more; null while it counts.")


class Client(Thing):
    """A machine that asks for access tokens by itself (OAuth 2.0 client credentials, private_key_jwt)."""

    client_id = graphene.String(required=True, description="Its `client_id`.")
    principal_id = graphene.ID(required=True, description="Whom the ledger names where it acted.")
    label = graphene.String(required=True, description="What your organisation calls it.")
    role = enums.MemberRole(required=True, description="What it is there.")
    binding = enums.ClientBinding(required=True, description="Who can use its tokens.")
    scopes = graphene.List(
        graphene.NonNull(enums.Permission), required=True, description="What it may ask for at most; sorted."
    )
    requests_per_minute = graphene.Int(required=True, description="How often it may call.")
    created_at = DateTime(required=True, description="When it was taken in.")
    ended_at = DateTime(description="Since when it is not authenticated any more; null while it is.")
    keys = graphene.List(graphene.NonNull(ClientKey), required=True, description="Its keys, ended ones too.")

    def resolve_client_id(self: ListedClient, _info: object) -> str:
        """It says whose client it is."""
        return ClientId(self.organisation, self.id).text()

    def resolve_principal_id(self: ListedClient, _info: object) -> str:
        """The principal's global id."""
        return global_id("Principal", self.principal)

    def resolve_requests_per_minute(self: ListedClient, _info: object) -> int:
        """At the token endpoint and at the API, each by itself."""
        return self.rate

    async def resolve_keys(self: ListedClient, info: Any) -> tuple[ListedKey, ...]:
        """Found with all others of the page."""
        return await info.context.loader(lists.keys).load(self.id) or ()


findable(Client, ListedClient, lists.client)


@query(Client, id=reference("Client", "The machine."))
async def client(context: Context, *, id: UUID) -> ListedClient:
    """One machine of your organisation; null where there is none."""
    return await context.ask(lists.client, id)


@listing(Client)
async def clients(context: Context, *, page: Page) -> Slice[ListedClient]:
    """Your organisation's machines, newest first, ended ones too."""
    return await context.ask(lists.clients, page)


async def _done(context: Context, made: UUID) -> dict[str, object]:
    """The act that waits, where it takes a second person; else the machine as it is now."""
    try:
        return {"act": await shown_act(context, made)}
    except NotFound:
        return {"client": await context.ask(lists.client, made)}


def _waiting() -> graphene.Field:
    return graphene.Field(
        TwoPersonAct,
        description="What another person must confirm before it is done, where the machine reads or writes content; "
        "null where it was done at once.",
    )


def _scopes() -> graphene.List:
    return graphene.List(
        graphene.NonNull(enums.Permission),
        required=True,
        description="Permissions of its role that it may ask for.",
    )


class AddClient(HubMutation):
    """Take a machine in. Without a key it can do nothing.

    One with a scope on content waits for a second person, and its binding is `DPOP`.
    """

    class Input:
        idempotency_key = idempotency_key()
        label = graphene.String(required=True, description="What to call it, e.g. `intake gateway`; no person's name.")
        role = enums.MemberRole(required=True, description="What it is.")
        binding = enums.ClientBinding(required=True, description="Who can use its tokens; it cannot be changed later.")
        scopes = _scopes()
        requests_per_minute = graphene.Int(
            required=True, description="How often it may call, 1 to 6000: the token endpoint and the API, each."
        )
        jwk = graphene.String(description="Its first public key, as in `addClientKey`; without one it gets it later.")

    client = graphene.Field(Client, description="The machine; null where this was refused, or waits.")
    act = _waiting()

    @staticmethod
    async def perform(
        context: Context,
        *,
        label: str,
        role: Any,
        binding: Any,
        scopes: Sequence[str],
        requests_per_minute: int,
        jwk: str | None = None,
    ) -> dict[str, object]:
        """One call."""
        wanted = ClientWanted(label, Role(role), binding, frozenset(scopes), requests_per_minute)
        return await _done(
            context, await context.ask_once(client_admission.ask_or_add, context.two_people.acts, wanted, jwk)
        )


class AddClientKey(HubMutation):
    """Register a public key of a machine, beside those it has: two may count at once while it changes over.

    A key of a machine that reads or writes content waits for a second person.
    """

    class Input:
        idempotency_key = idempotency_key()
        client = reference("Client", "The machine.")
        jwk = graphene.String(
            required=True,
            description="The public key as JSON (RFC 7517): P-256, Ed25519, or RSA of 2048 to 4096 bits. Never a "
            "private key: one that was sent is refused, and must not be used any more.",
        )

    client = graphene.Field(
        Client, description="The machine and its keys as they are now; null where this was refused."
    )
    act = _waiting()

    @staticmethod
    async def perform(context: Context, *, client: UUID, jwk: str) -> dict[str, object]:
        """One call."""
        made = await context.ask_once(client_key.ask_or_add, context.two_people.acts, client, jwk)
        return {**await _done(context, made), "client": await context.ask(lists.client, client)}


class ChangeClientScopes(HubMutation):
    """Say anew what a machine may ask for. Fewer scopes count at once, for its living tokens too.

    Others wait for a second person where the machine reads or writes content with them.
    """

    class Input:
        idempotency_key = idempotency_key()
        client = reference("Client", "The machine.")
        scopes = _scopes()

    client = graphene.Field(Client, description="The machine as it is now; null where this was refused.")
    act = _waiting()

    @staticmethod
    async def perform(context: Context, *, client: UUID, scopes: Sequence[str]) -> dict[str, object]:
        """One call."""
        made = await context.ask_once(client_scopes.ask_or_change, context.two_people.acts, client, frozenset(scopes))
        return {**await _done(context, made), "client": await context.ask(lists.client, client)}


class EndClientKey(HubMutation):
    """End a key of a machine: no assertion made with it is taken from now on. Tokens that it got live their minutes."""

    class Meta:
        repeatable = True

    class Input:
        client = reference("Client", "The machine.")
        kid = graphene.String(required=True, description="The key's name.")

    client = graphene.Field(Client, description="The machine with its keys; null where this was refused.")

    @staticmethod
    async def perform(context: Context, *, client: UUID, kid: str) -> dict[str, object]:
        """One call."""
        await context.ask(keys.end, client, kid)
        return {"client": await context.ask(lists.client, client)}


class EndClient(HubMutation):
    """Let a machine go: its keys and all its tokens are refused from this moment on. It cannot be taken back."""

    class Meta:
        repeatable = True

    class Input:
        client = reference("Client", "The machine.")

    client = graphene.Field(Client, description="The machine as it is now; null where this was refused.")

    @staticmethod
    async def perform(context: Context, *, client: UUID) -> dict[str, object]:
        """One call."""
        await context.ask(end.end, client)
        return {"client": await context.ask(lists.client, client)}
