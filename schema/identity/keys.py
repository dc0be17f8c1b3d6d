"""Your organisation's public keys: to which what you take along is sealed."""

from typing import Any
from uuid import UUID

import graphene

from hub.directory import key_change
from hub.identity.public_keys import change, find
from hub.identity.public_keys.find import KeyEntry
from hub.identity.public_keys.purposes import KeyPurpose
from hub.identity.work import Work
from hub.kit.errors import Reason, Refused
from schema.acts import of_act, shown_act
from schema.engine import enums
from schema.engine.context import Context
from schema.engine.guard import query
from schema.engine.mutation import HubMutation, idempotency_key
from schema.engine.references import global_id, reference
from schema.engine.scalars import DateTime


class Fingerprint(graphene.ObjectType):
    """A key told in words, to be compared by telephone: SHA-256 of its canonical form."""

    english = graphene.String(required=True, description="The first 128 bits as twelve words of BIP 39, in English.")
    japanese = graphene.String(required=True, description="The same bits as twelve words in Japanese.")
    hex = graphene.String(required=True, description="The whole in hex; for `jwe` the thumbprint of RFC 7638.")


class RecipientKey(graphene.ObjectType):
    """One public key of your organisation. The hub never holds its secret half."""

    id = graphene.ID(required=True, description="Its id, `RecipientKey:…`.")
    purpose = enums.RecipientPurpose(required=True, description="For whom it is.")
    public = graphene.String(required=True, description='The key: "age1…", or a JWK with its required members.')
    state = enums.KeyState(
        required=True,
        description="Whether something is still sealed to it.",
    )
    created_at = DateTime(required=True, description="Since when.")
    ended_at = DateTime(description="Until when it counts, or counted; null for the newest.")
    fingerprint = graphene.Field(Fingerprint, required=True, description="To compare it by telephone.")

    def resolve_id(self: KeyEntry, _info: object) -> str:
        """The global id."""
        return global_id("RecipientKey", self.id)


def _keys(description: str, *, required: bool) -> graphene.List:
    return graphene.List(graphene.NonNull(RecipientKey), required=required, description=description)


@query(graphene.List(graphene.NonNull(RecipientKey)), required=True)
async def recipient_keys(context: Context) -> Any:
    """Your organisation's public keys with those that ended, newest first; at most a hundred."""
    return await context.ask(find.own)


class RequestKeyChange(HubMutation):
    """Ask for a key to become the newest of its purpose. It does once it has proved itself and another confirms.

    Open `sealedChallenge` of the act with the secret half and give it back with `answerChallenge`. The key that is
    replaced counts for 14 more days; nothing new is sealed to it.
    """

    class Input:
        idempotency_key = idempotency_key()
        purpose = enums.RecipientPurpose(required=True, description="For whom it is.")
        public = graphene.String(required=True, description='The public half: "age1…", or a JWK as JSON text.')

    act = of_act()

    @staticmethod
    async def perform(context: Context, *, purpose: Any, public: str) -> dict[str, object]:
        """One call."""

        async def asked(work: Work) -> UUID:
            if context.papers.seal is None:
                raise Refused(Reason("no_public_key"))
            kind: KeyPurpose = purpose
            return await key_change.ask(work, context.two_people.acts, kind, public, context.papers.seal)

        return {"act": await shown_act(context, await context.ask_once(asked))}


class RevokeKey(HubMutation):
    """End a key at once: from here on nothing is sealed to it. This takes one person, for it only makes things safer.

    Without a newer key nothing can be taken along until two people have registered one.
    """

    class Meta:
        repeatable = True

    class Input:
        key = reference("RecipientKey", "The key.")
        stolen = graphene.Boolean(
            description="True: somebody else may hold its secret half. What was accepted is then shut, on the page "
            "too, until two people have registered a new key. No if not given."
        )

    keys = _keys("Your organisation's keys as they stand now; null where this was refused.", required=False)

    @staticmethod
    async def perform(context: Context, *, key: UUID, stolen: bool | None = None) -> dict[str, object]:
        """One call."""
        await context.ask(change.revoke, key, stolen=bool(stolen))
        return {"keys": await context.ask(find.own)}
