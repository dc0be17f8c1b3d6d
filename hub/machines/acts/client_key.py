"""A key for a machine that reads or writes content is a way in: asked for by one, confirmed by another."""

from collections.abc import Mapping
from uuid import UUID

from hub.acts.act import NOTHING_SHOWN, ActRegistry, AskedAct, KindOfAct, Payload, ShownToBoth
from hub.acts.request import request
from hub.acts.words import ActWord
from hub.identity.permissions import Permission
from hub.identity.work import Work
from hub.kit.errors import Conflict, Reason
from hub.kit.ids import new_id
from hub.kit.text import Phrase
from hub.machines.acts.client_admission import MAY_CONFIRM
from hub.machines.acts.machine_words import MACHINE_WORDS, MAY_DO, machine
from hub.machines.clients import keys
from hub.machines.clients.hold import held
from hub.machines.clients.rules import key_needs_two

KIND = "client_key"


async def ask_or_add(work: Work, registry: ActRegistry, client: UUID, jwk: str) -> UUID:
    """Register the key where the machine reads no content, and answer the client's id; else the act's that waits.

    Raises `Invalid`, `Conflict`, `NotFound` and what `request` raises.
    """
    key, found = keys.read(jwk), await held(work, client)
    if reasons := await keys.known_reasons(work, client, key):
        raise Conflict(*reasons)
    if not key_needs_two(found.scopes):
        await keys.take(work, found, key)
        return client
    shown = machine(found.wanting(found.scopes), found.keys)
    given = {"kid": key.kid, "thumbprint": key.thumbprint, "jwk": key.jwk}
    return await request(work, registry, KIND, new_id(), {**shown, "client": str(client), "key": given})


async def may_be_registered(work: Work, _key: UUID, payload: Payload, _asked_by: UUID) -> tuple[Reason, ...]:
    """A key that nobody has registered, of a machine that is still there and does what it did. Raises `Conflict`."""
    client = await held(work, UUID(payload["client"]))
    if reasons := await keys.known_reasons(work, client.id, keys.GivenKey(**payload["key"])):
        return reasons
    return () if payload["scopes"].split() == sorted(client.scopes) else (Reason("stale"),)


async def register(work: Work, asked: AskedAct) -> ShownToBoth:
    """The key counts from now on, beside those that the machine has."""
    client, key = await held(work, UUID(asked.payload["client"])), keys.GivenKey(**asked.payload["key"])
    await keys.take(work, client, key, id=asked.object, act=asked.id)
    return NOTHING_SHOWN


def _details(payload: Payload) -> Mapping[str, str]:
    known = {name: payload[name] for name in ("label", "role", "scopes", "binding", "requests", "keys")}
    return {**known, "kid": payload["key"]["kid"], "thumbprint": payload["key"]["thumbprint"]}


CLIENT_KEY = KindOfAct(
    kind=KIND,
    sentence=Phrase("Register a key of a machine that reads or writes content."),
    may_request=frozenset({Permission.CLIENTS_MANAGE}),
    may_confirm=MAY_CONFIRM,
    check=may_be_registered,
    perform=register,
    details=_details,
    words={
        **MACHINE_WORDS,
        "scopes": MAY_DO,
        "kid": ActWord(Phrase("The new key's name (kid)")),
        "thumbprint": ActWord(Phrase("The new key's thumbprint (RFC 7638)")),
    },
)
