"""The identity provider through which an organisation's people sign in: set, checked, removed by its administrator."""

import json
from typing import Any
from uuid import UUID

import graphene

from hub.entry.providers import check, provider_checked, set_up, show
from hub.entry.providers.set_up import ProviderWanted
from schema.engine import enums
from schema.engine.context import Context
from schema.engine.guard import query
from schema.engine.mutation import HubMutation, idempotency_key
from schema.engine.references import global_id, reference
from schema.engine.scalars import DateTime


class Provider(graphene.ObjectType):
    """An OpenID provider as it was set, and what the last check saw. The client's secret is never shown."""

    id = graphene.ID(required=True, description="Its id, `Provider:…`; another one after each change.")
    issuer = graphene.String(required=True, description="The provider's issuer identifier.")
    client_id = graphene.String(required=True, description="By which name the provider knows the hub.")
    method = enums.ProviderMethod(required=True, description="How the hub shows itself to it.")
    sign_in_word = graphene.String(required=True, description="The word by which people name the organisation.")
    redirect_uri = graphene.String(required=True, description="The exact redirect address to register there.")
    public_key = graphene.String(description="For `private_key_jwt`: the key (JWK, JSON) to register there.")
    set_at = DateTime(required=True, description="When it was set.")
    checked_at = DateTime(description="When it was last checked; null: nobody can sign in by it yet.")
    algorithms = graphene.List(
        graphene.NonNull(graphene.String), required=True, description="How its ID tokens may be signed, as checked."
    )
    sends_issuer = graphene.Boolean(description="Whether its answers name it (RFC 9207), as checked.")
    version = graphene.Int(required=True, description="Grows with each one set; give it as `expectedVersion`.")

    def resolve_id(self: show.Provider, _info: object) -> str:
        """The global id."""
        return global_id("Provider", self.id)

    def resolve_redirect_uri(self: show.Provider, info: Any) -> str:
        """The hub's own, the same for everybody."""
        context: Context = info.context
        return context.outside.redirect_uri

    def resolve_public_key(self: show.Provider, _info: object) -> str | None:
        """As it is registered."""
        return None if self.public_key is None else json.dumps(self.public_key, sort_keys=True)


@query(Provider)
async def provider(context: Context) -> show.Provider | None:
    """The provider of your organisation; null where its people sign in otherwise."""
    return await context.ask(show.provider)


class ShowsProvider(HubMutation):
    """A mutation that answers with the provider."""

    class Meta:
        abstract = True

    provider = graphene.Field(Provider, description="The provider as it stands now; null where this was refused.")


class SetProvider(ShowsProvider):
    """Say which provider your people sign in with. It replaces the present one at once and must be checked anew."""

    class Input:
        idempotency_key = idempotency_key()
        issuer = graphene.String(required=True, description="Exactly as the provider writes it, e.g. with its slash.")
        client_id = graphene.String(required=True, description="By which name the provider knows the hub.")
        method = enums.ProviderMethod(
            required=True,
            description=("How the hub shows itself to it."),
        )
        client_secret = graphene.String(description="For the first two methods; never shown again.")
        sign_in_word = graphene.String(
            required=True,
            description=(
                "The word by which people name the organisation when they sign in: 3 to 32 letters a-z, digits, -. "
                "The check grants it; it is the organisation's one word from then on, for good."
            ),
        )
        expected_version = graphene.Int(
            required=True,
            description="The `version` of the provider that you have seen, 0 where there was none: refused as `stale` "
            "if another one stands by now.",
        )

    @staticmethod
    async def perform(context: Context, *, expected_version: int, **given: Any) -> dict[str, object]:
        """One call."""
        wanted = ProviderWanted(**given)
        await context.ask_once(set_up.set_provider, wanted, context.outside, expected_version=expected_version)
        return {"provider": await context.ask(show.provider)}


class CheckProvider(ShowsProvider):
    """Look at the provider: its document, its ways and its keys. Only a provider that was checked lets people in.

    For another administrator than who set it: whoever alone sets where others sign in could sign in as they do.
    """

    class Meta:
        repeatable = True

    class Input:
        provider = reference("Provider", "The provider.")

    @staticmethod
    async def perform(context: Context, *, provider: UUID) -> dict[str, object]:
        """What is to be checked, the look without any transaction, and the record of it."""
        unchecked = await context.apart(check.to_check, provider)
        seen = await check.look(context.outside, unchecked)
        await context.ask(provider_checked.record, unchecked, seen)
        return {"provider": await context.ask(show.provider)}


class RemoveProvider(ShowsProvider):
    """End sign-in through the provider and destroy its secret. Who is signed in stays so until the session ends."""

    class Meta:
        repeatable = True

    class Input:
        provider = reference("Provider", "The provider.")

    @staticmethod
    async def perform(context: Context, *, provider: UUID) -> dict[str, object]:
        """One call."""
        await context.ask(set_up.remove_provider, provider)
        return {"provider": None}
