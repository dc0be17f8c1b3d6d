"""The person comes back from the provider: who she is, or one answer for everything that is not as it must be."""

import hmac
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from hub.entry.handles import Handle
from hub.entry.providers import id_token
from hub.entry.providers.accounts import who
from hub.entry.providers.ceremony import CeremonyBegun, Proofs, ProviderPurpose, take
from hub.entry.providers.client import ProviderClient, place
from hub.entry.providers.metadata import Metadata
from hub.entry.providers.outside import Outside
from hub.exchange.faults import Unanswered
from hub.identity.keys import Keyring
from hub.identity.refusals import Unauthenticated
from hub.kit import logs
from hub.kit.db import Database

LONGEST_PARAMETER = 4096


@dataclass(frozen=True)
class Proved:
    """Who came back, and what for.

    `principal`: the person, for `sign_in` and `step_up`; None for `accept_invitation`, where `issuer` and `subject`
    are for `accounts.link`. `about`: the session to make fresh, or the invitation to accept.
    """

    organisation: UUID
    purpose: ProviderPurpose
    issuer: str
    subject: str = field(repr=False)
    principal: UUID | None
    about: UUID | None


@dataclass(frozen=True)
class _Taken:
    """The ceremony that was under way, with the provider as it was set and checked."""

    handle: Handle
    proofs: Proofs
    purpose: ProviderPurpose
    principal: UUID | None
    about: UUID | None
    started_at: datetime
    provider: UUID
    issuer: str
    client: ProviderClient
    seen: Metadata


async def finish(
    database: Database,
    keys: Keyring,
    outside: Outside,
    cookie: str,
    parameters: Sequence[tuple[str, str]],
    now: datetime,
) -> Proved:
    """`cookie`: the handle's text as the browser kept it. `parameters`: those of the answer's address, in order.

    Nothing is written but that the ceremony is over, whatever came of it. No transaction is open while the provider
    is asked. Raises `Unauthenticated`: one answer, which does not tell what it was.
    """
    handle, answer = Handle.parse(cookie), _single(parameters)
    if handle is None or answer is None:
        raise Unauthenticated
    proofs = Proofs.of(handle)
    # first of all, before any row is touched: a link planted from elsewhere ends nobody's ceremony
    if not hmac.compare_digest(answer.get("state", "").encode("utf-8", "replace"), proofs.state.encode()):
        raise Unauthenticated
    async with database.transaction(handle.organisation) as session:
        row = await take(session, handle, now)
    if row is None:
        raise Unauthenticated
    taken = _opened(keys, handle, proofs, row)
    try:
        subject = await _subject(outside, taken, answer, now)
    except Unanswered as failed:
        logs.record("provider.unanswered", level=logging.WARNING, organisation=handle.organisation, code=failed.code)
        raise Unauthenticated from None
    return await _proved(database, taken, subject, now)


async def _subject(outside: Outside, taken: _Taken, answer: dict[str, str], now: datetime) -> str:
    """Who the provider says it is, after everything was checked."""
    named = answer.get("iss")
    # RFC 9207: an answer of another provider (mix-up) ends before its code is shown to this one
    if named != taken.issuer and (named is not None or taken.seen.sends_issuer):
        raise Unauthenticated
    code = answer.get("code")
    if "error" in answer or not code:
        raise Unauthenticated
    tokens = await _trade(outside, taken, code, now)
    access_token, kind = tokens.get("access_token"), tokens.get("token_type")
    if not isinstance(access_token, str) or not isinstance(kind, str) or kind.lower() != "bearer":
        raise Unauthenticated
    signed = id_token.read(tokens.get("id_token"), taken.seen.algorithms)
    key = await outside.key_sets.find(taken.seen.jwks_uri, signed.algorithm, signed.key_id, now)
    if key is None:
        raise Unauthenticated
    fresh_since = taken.started_at if taken.purpose == "step_up" else None
    expected = id_token.Expected(taken.issuer, taken.client.client_id, taken.proofs.nonce, access_token, fresh_since)
    return id_token.subject(signed, key, expected, now)


async def _trade(outside: Outside, taken: _Taken, code: str, now: datetime) -> dict[str, Any]:
    """The code for tokens, at the address that the check found. Raises `Unanswered`."""
    form = [
        ("grant_type", "authorization_code"),
        ("code", code),
        ("redirect_uri", outside.redirect_uri),
        ("code_verifier", taken.proofs.verifier),
    ]
    shown = taken.client.authenticate(taken.seen.token_endpoint, form, now)
    return await outside.fetch.post_form(taken.seen.token_endpoint, shown.headers, urlencode(shown.form))


async def _proved(database: Database, taken: _Taken, subject: str, now: datetime) -> Proved:
    """The person of this account; for a step-up she must be the one who asked for it."""
    organisation, principal = taken.handle.organisation, None
    if taken.purpose != "accept_invitation":
        async with database.transaction(organisation) as session:
            principal = await who(
                session,
                organisation=organisation,
                provider=taken.provider,
                issuer=taken.issuer,
                subject=subject,
                now=now,
            )
        if principal is None or (taken.purpose == "step_up" and principal != taken.principal):
            raise Unauthenticated
    return Proved(organisation, taken.purpose, taken.issuer, subject, principal, taken.about)


def _single(parameters: Sequence[tuple[str, str]]) -> dict[str, str] | None:
    """By name; None where one comes twice (RFC 6749, 3.1) or is too long."""
    found = dict(parameters)
    if len(found) != len(parameters) or any(len(value) > LONGEST_PARAMETER for value in found.values()):
        return None
    return found


def _opened(keys: Keyring, handle: Handle, proofs: Proofs, row: CeremonyBegun) -> _Taken:
    under = keys.organisation_key(handle.organisation, row.epoch, row.wrapped)
    ceremony, provider = row.ceremony, row.provider
    secret = keys.unwrap(under, place(provider.id), row.secret_sealed).decode()
    return _Taken(
        handle=handle,
        proofs=proofs,
        purpose=ceremony.purpose,
        principal=ceremony.principal,
        about=ceremony.about,
        started_at=ceremony.started_at,
        provider=provider.id,
        issuer=provider.issuer,
        client=ProviderClient(provider.client_id, provider.method, secret, provider.public_key),
        seen=Metadata.kept(provider.seen),
    )
