"""A client's keys: a new one is added while the old one still counts, and then the old one is ended."""

import json
from typing import Any
from uuid import UUID

from sqlalchemy import text

from hub.audit.trail import record_own
from hub.audit.verbs import Verb
from hub.identity.entry_marks import change, signed
from hub.identity.jwk import key_reasons, public_key
from hub.identity.work import Work
from hub.kit.errors import Conflict, Invalid, NotFound, Reason
from hub.kit.ids import new_id

LONGEST_JWK = 4_000

_CLIENT = text("select ended_at from client where org = :org and id = :client for no key update")
_ADD = text("""
insert into client_key (org, client, id, kid, thumbprint, jwk, created_at, entry_state, entry_mark)
values (:org, :client, :id, :kid, :thumbprint, cast(:jwk as jsonb), :created_at, :entry_state, :entry_mark)
on conflict do nothing returning id
""")
_FIND = text("select id, ended_at from client_key where org = :org and client = :client and kid = :kid")


async def add(work: Work, client: UUID, jwk: str) -> UUID:
    """Take a public key of the client's, in addition to those it has; the client's id.

    `jwk`: JSON (RFC 7517). Its numbers are kept and nothing else; where it has no `kid`, its thumbprint is the name
    (RFC 7638). Raises `Invalid` (`private_key` where it holds one), `Conflict` for a key or a name that was registered
    before, here or with another client, and for a client that has ended; `NotFound`.
    """
    given = _read(jwk)
    if reasons := key_reasons(given):
        raise Invalid(*reasons)
    await _living(work, client)
    key, id = public_key(given), new_id()
    row = {
        "org": work.viewer.organisation,
        "client": client,
        "id": id,
        "kid": given.get("kid", key.thumbprint()),
        "thumbprint": key.thumbprint(),
        "jwk": key.as_dict(private=False),
        "created_at": work.now,
    }
    row = {**signed(work.session, "client_key", row), "jwk": json.dumps(row["jwk"], sort_keys=True)}
    if (await work.session.execute(_ADD, row)).one_or_none() is None:
        raise Conflict(Reason("key_known", "jwk"))
    _record(work, Verb.CLIENT_KEY_ADDED, id)
    return client


async def end(work: Work, client: UUID, kid: str) -> None:
    """From now on the key counts no more; twice is the same as once. Raises `NotFound`."""
    place = {"org": work.viewer.organisation, "client": client, "kid": kid}
    row = (await work.session.execute(_FIND, place)).one_or_none()
    if row is None:
        raise NotFound("client")
    which = {"org": work.viewer.organisation, "id": row.id}
    if await change(work.session, "client_key", which, {"ended_at": work.now}, at=work.now, only="t.ended_at is null"):
        _record(work, Verb.CLIENT_KEY_ENDED, row.id)


async def _living(work: Work, client: UUID) -> None:
    row = (await work.session.execute(_CLIENT, {"org": work.viewer.organisation, "client": client})).one_or_none()
    if row is None:
        raise NotFound("client")
    if row.ended_at is not None:
        raise Conflict(Reason("client_ended", "client"))


def _read(jwk: str) -> dict[str, Any]:
    if len(jwk) > LONGEST_JWK:
        raise Invalid(Reason("too_long", "jwk"))
    try:
        given = json.loads(jwk)
    except (ValueError, RecursionError) as error:
        raise Invalid(Reason("malformed", "jwk")) from error
    if not isinstance(given, dict):
        raise Invalid(Reason("malformed", "jwk"))
    return given


def _record(work: Work, verb: Verb, key: UUID) -> None:
    viewer = work.viewer
    record_own(work.session, verb, org=viewer.organisation, principal=viewer.principal, object_id=key, at=work.now)
