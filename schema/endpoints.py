"""Where the hub sends what concerns your organisation, and how that is changed by two people."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import graphene

from hub.acts.challenge_limits import TooOften
from hub.directory import endpoint_change, send_challenge
from hub.directory.own_endpoint import OwnEndpoint, own_endpoint, revoke_secrets
from hub.identity.work import Work
from hub.kit.errors import HubError
from schema.acts import of_act, shown_act
from schema.engine.choices import choice
from schema.engine.context import Context
from schema.engine.guard import query
from schema.engine.mutation import HubMutation, idempotency_key
from schema.engine.references import reference
from schema.engine.scalars import DateTime

WebhookSecrets = choice(
    "WebhookSecrets",
    "Which of the signing secrets.",
    {
        "older": "The one that was replaced and still counts for a while.",
        "all": "Every one: then nothing is sent until there is a new one.",
    },
)


class Endpoint(graphene.ObjectType):
    """Where the hub sends what concerns your organisation."""

    connector = graphene.String(required=True, description="By which form, e.g. `platform_webhook`.")
    address = graphene.String(description="The web address or mailbox; null where nothing is sent.")
    since = DateTime(required=True, description="Since when.")
    signed = graphene.Boolean(required=True, description="Whether there is a secret to sign with.")
    older_secret_until = DateTime(
        description="Until when messages are signed with the secret that was replaced too; null where there is none."
    )

    def resolve_address(self: OwnEndpoint, _info: object) -> str | None:
        """There is at most one."""
        return next(iter(self.address.values()), None)

    def resolve_signed(self: OwnEndpoint, _info: object) -> bool:
        """The secrets themselves are never shown again."""
        return bool(self.secrets)


@query(Endpoint)
async def endpoint(context: Context) -> OwnEndpoint | None:
    """Where the hub sends what concerns your organisation; null where no way leads to it."""
    return await context.ask(own_endpoint)


class RequestEndpointChange(HubMutation):
    """Ask for your organisation to be reached elsewhere: once the new place has proved itself and another confirms.

    Until then everything goes where it went before. Asked for with the present address it is a new signing secret:
    messages are then signed with both for 14 days.
    """

    class Input:
        idempotency_key = idempotency_key()
        connector = graphene.String(required=True, description="By which form, e.g. `platform_webhook`.")
        address = graphene.String(description="The web address (https) or mailbox; none where the form sends nothing.")

    act = of_act()
    secret = graphene.String(
        description="The new signing secret (Standard Webhooks), for a webhook. It is shown this once; null when the "
        "same request is repeated."
    )

    @staticmethod
    async def perform(context: Context, *, connector: str, address: str | None = None) -> dict[str, object]:
        """One call."""
        shown: list[str | None] = []

        async def asked(work: Work) -> UUID:
            proposed = await endpoint_change.ask(work, context.two_people.acts, connector, address)
            shown.append(proposed.secret)
            return proposed.act

        act = await context.ask_once(asked)
        return {"act": await shown_act(context, act), "secret": next(iter(shown), None)}


class PoseChallenge(HubMutation):
    """Ask the new endpoint to prove itself; at most five times an act, and not too often in an hour and a day.

    Counted over all acts: 20 an hour and 50 a day from one organisation, 5 and 10 to one mailbox or web server.

    A web address gets a POST, signed with the new secret: `{"type": "endpoint.challenge", "data": {"challenge": …}}`.
    It answers 200 with `{"challenge": …}` holding the same text. A mailbox gets a mail whose code a person gives back
    with `answerChallenge`.
    """

    class Meta:
        repeatable = True

    class Input:
        act = reference("TwoPersonAct", "The change of endpoint.")

    act = of_act()
    possible_at = DateTime(
        description="From when it can be sent again, where it was refused with `too_many_challenges_lately`."
    )

    @classmethod
    def refused(cls, refusal: HubError) -> Mapping[str, object]:
        """When again."""
        return {"possible_at": refusal.possible_at} if isinstance(refusal, TooOften) else {}

    @staticmethod
    async def perform(context: Context, *, act: UUID) -> dict[str, object]:
        """Read and counted first, asked with no transaction open, written down at the end."""
        question = await context.apart(send_challenge.prepare, context.two_people.acts, act)
        posed = await send_challenge.pose(question, context.challenge)
        await context.ask(send_challenge.settle, context.two_people.acts, act, question, posed)
        return {"act": await shown_act(context, act)}


class RevokeWebhookSecrets(HubMutation):
    """Stop signing with a secret at once. This takes one person, for it only makes things safer."""

    class Meta:
        repeatable = True

    class Input:
        which = WebhookSecrets(required=True, description="Which of them.")

    endpoint = graphene.Field(Endpoint, description="The endpoint as it stands now; null where this was refused.")

    @staticmethod
    async def perform(context: Context, *, which: Any) -> dict[str, object]:
        """One call."""
        await context.ask(revoke_secrets, which)
        return {"endpoint": await context.ask(own_endpoint)}
