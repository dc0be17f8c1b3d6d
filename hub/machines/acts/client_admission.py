"""A machine that reads or writes content is taken in: asked for by one, confirmed by another who sees all of it."""

from collections.abc import Mapping
from uuid import UUID

from hub.acts.act import NOTHING_SHOWN, ActRegistry, AskedAct, KindOfAct, Payload, ShownToBoth
from hub.acts.request import request
from hub.identity.permissions import Permission, Role
from hub.identity.work import Work
from hub.kit.errors import Invalid, Reason
from hub.kit.ids import new_id
from hub.kit.text import Phrase
from hub.machines.acts.machine_words import MACHINE_WORDS, MAY_DO, machine
from hub.machines.clients import add, keys
from hub.machines.clients.hold import held
from hub.machines.clients.rules import ClientWanted, client_reasons, needs_two

KIND = "client_admission"
MAY_CONFIRM = frozenset({Permission.CLIENTS_MANAGE, Permission.TEAM_MANAGE})
"""Another who keeps machines, or a supervisor: content is in her charge."""


async def ask_or_add(work: Work, registry: ActRegistry, wanted: ClientWanted, jwk: str | None) -> UUID:
    """Take the machine in where it reads no content, and answer its id; else ask for it, and answer the act's.

    `jwk`: its first key, None where it gets one later. Raises `Invalid`, `Conflict` and what `request` raises.
    """
    key = keys.read(jwk) if jwk else None
    if reasons := client_reasons(wanted):
        raise Invalid(*reasons)
    if needs_two(frozenset(), wanted.scopes, confirmed=False):
        given = {"kid": key.kid, "thumbprint": key.thumbprint, "jwk": key.jwk} if key else None
        payload = {**machine(wanted, [key.thumbprint] if key else []), "key": given, "key_id": str(new_id())}
        return await request(work, registry, KIND, new_id(), payload)
    client = await add.add(work, wanted)
    if key:
        await keys.take(work, await held(work, client), key)
    return client


async def may_be_added(work: Work, client: UUID, payload: Payload, _asked_by: UUID) -> tuple[Reason, ...]:
    """A machine as machines may be, with a key that nobody has registered."""
    known = await keys.known_reasons(work, client, keys.GivenKey(**payload["key"])) if payload["key"] else ()
    return (*client_reasons(wanted_of(payload)), *known)


async def take_in(work: Work, asked: AskedAct) -> ShownToBoth:
    """The machine, under the id that was named, and its key."""
    payload = asked.payload
    await add.add(work, wanted_of(payload), id=asked.object, act=asked.id)
    if payload["key"]:
        client, key = await held(work, asked.object), keys.GivenKey(**payload["key"])
        await keys.take(work, client, key, id=UUID(payload["key_id"]), act=asked.id)
    return NOTHING_SHOWN


def wanted_of(payload: Payload) -> ClientWanted:
    """The machine as the payload keeps it."""
    scopes = frozenset(payload["scopes"].split())
    return ClientWanted(payload["label"], Role(payload["role"]), payload["binding"], scopes, int(payload["requests"]))


def _details(payload: Payload) -> Mapping[str, str]:
    return {name: payload[name] for name in ("label", "role", "scopes", "binding", "requests", "keys")}


CLIENT_ADMISSION = KindOfAct(
    kind=KIND,
    sentence=Phrase("Take in a machine that reads or writes content."),
    may_request=frozenset({Permission.CLIENTS_MANAGE}),
    may_confirm=MAY_CONFIRM,
    check=may_be_added,
    perform=take_in,
    details=_details,
    words={**MACHINE_WORDS, "scopes": MAY_DO},
)
