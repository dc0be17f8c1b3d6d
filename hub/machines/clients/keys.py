"""A client's keys: a new one is added while the old one still counts, and then the old one is ended."""

import json
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import text

from hub.audit.verbs import Verb
from hub.identity.entry_marks import change, signed
from hub.identity.jwk import key_reasons, public_key
from hub.identity.work import Work
from hub.kit.errors import Conflict, Invalid, NotFound, Reason
from hub.kit.ids import new_id
from hub.machines.clients.hold import HeldClient, held
from hub.machines.clients.ledger_lines import note
from hub.machines.clients.rules import key_needs_two

LONGEST_JWK = 4_000

_ADD = text("""
insert into client_key (org, client, id, kid, thumbprint, jwk, act, created_at, entry_state, entry_mark)
values (:org, :client, :id, :kid, :thumbprint, cast(:jwk as jsonb), :act, :created_at, :entry_state, :entry_mark)
on conflict do nothing returning id
""")
_KNOWN = text("""
select 1 from client_key
where org = :org and (thumbprint = :thumbprint or (client = :client and kid = :kid)) limit 1
""")
_FIND = text("select id, ended_at from client_key where org = :org and client = :client and kid = :kid")


@dataclass(frozen=True)
class GivenKey:
    """A public key as it was pasted, read. `jwk`: its numbers alone, as JSON."""

    kid: str
    thumbprint: str
    jwk: str


def read(jwk: str) -> GivenKey:
    """What was pasted; `jwk`: JSON (RFC 7517). Where it has no `kid`, its thumbprint is the name (RFC 7638).

    Raises `Invalid`, with `private_key` where it holds one.
    """
    given = _object(jwk)
    if reasons := key_reasons(given):
        raise Invalid(*reasons)
    key = public_key(given)
    numbers = json.dumps(key.as_dict(private=False), sort_keys=True)
    return GivenKey(given.get("kid", key.thumbprint()), key.thumbprint(), numbers)


async def known_reasons(work: Work, client: UUID, key: GivenKey) -> tuple[Reason, ...]:
    """`key_known` for a key or a name that was registered before, here or with another client."""
    given = {"org": work.viewer.organisation, "client": client, "kid": key.kid, "thumbprint": key.thumbprint}
    found = (await work.session.execute(_KNOWN, given)).one_or_none()
    return (Reason("key_known", "jwk"),) if found else ()


async def add(work: Work, client: UUID, jwk: str) -> UUID:
    """Take a public key of the client's, in addition to those it has; the client's id.

    Raises what `read` and `take` raise, `Conflict` for a client that has ended, `NotFound`.
    """
    key = read(jwk)
    await take(work, await held(work, client), key)
    return client


async def take(
    work: Work, client: HeldClient, key: GivenKey, *, id: UUID | None = None, act: UUID | None = None
) -> None:
    """Keep the key. `act`: by which two people confirmed it, `id` as it was named there.

    Raises `Conflict`: `key_known`, and `second_person_needed` where nobody confirmed a key to content.
    """
    if act is None and key_needs_two(client.scopes):
        raise Conflict(Reason("second_person_needed"))
    made = id or new_id()
    row = {"org": work.viewer.organisation, "client": client.id, "id": made, "act": act, "created_at": work.now}
    marked = signed(work.session, "client_key", {**row, **asdict(key), "jwk": json.loads(key.jwk)})
    if (await work.session.execute(_ADD, {**marked, "jwk": key.jwk})).one_or_none() is None:
        raise Conflict(Reason("key_known", "jwk"))
    note(work, Verb.CLIENT_KEY_ADDED, made)


async def end(work: Work, client: UUID, kid: str) -> None:
    """From now on the key counts no more; twice is the same as once. Raises `NotFound`."""
    place = {"org": work.viewer.organisation, "client": client, "kid": kid}
    row = (await work.session.execute(_FIND, place)).one_or_none()
    if row is None:
        raise NotFound("client")
    which = {"org": work.viewer.organisation, "id": row.id}
    if await change(work.session, "client_key", which, {"ended_at": work.now}, at=work.now, only="t.ended_at is null"):
        note(work, Verb.CLIENT_KEY_ENDED, row.id)


def _object(jwk: str) -> dict[str, Any]:
    if len(jwk) > LONGEST_JWK:
        raise Invalid(Reason("too_long", "jwk", (f"{LONGEST_JWK}",)))
    try:
        given = json.loads(jwk)
    except (ValueError, RecursionError) as error:
        raise Invalid(Reason("malformed", "jwk")) from error
    if not isinstance(given, dict):
        raise Invalid(Reason("malformed", "jwk"))
    return given
