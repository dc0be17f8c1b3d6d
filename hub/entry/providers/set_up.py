"""An organisation's administrator says which provider its people sign in with, or that they no longer do."""

import json
from dataclasses import dataclass, field
from typing import get_args
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from hub.audit.trail import record_own
from hub.audit.verbs import Verb
from hub.entry.providers.client import ClientAuthentication, new_key, place
from hub.entry.providers.metadata import is_fit
from hub.entry.providers.outside import Outside
from hub.entry.providers.sign_in_words import is_reserved, is_sign_in_word, word_reasons
from hub.identity.entry_marks import change, signed
from hub.identity.work import Work
from hub.kit.errors import Conflict, Invalid, NotFound, Reason
from hub.kit.ids import new_id

LONGEST_WORD = 255

# held until the end: of two who set one at once the second finds that what it had seen has ended
_PRESENT = text("""
select id, (select count(*) from identity_provider every where every.org = :org) as version
from identity_provider where org = :org and ended_at is null for update
""")
_STANDS = "t.ended_at is null and (cast(:which as uuid) is null or t.id = :which)"
_INSERT = text("""
insert into identity_provider
  (org, id, issuer, client_id, method, sign_in_word, secret_sealed, epoch, public_key, set_by, set_at, entry_state,
  entry_mark)
values (:org, :id, :issuer, :client_id, :method, :sign_in_word, :secret_sealed, :epoch, cast(:public_key as jsonb),
  :principal, :now, :entry_state, :entry_mark)
""")


@dataclass(frozen=True)
class ProviderWanted:
    """What the administrator typed. `client_secret`: where `method` needs one that both know."""

    issuer: str
    client_id: str
    method: str
    sign_in_word: str
    client_secret: str | None = field(default=None, repr=False)


def input_faults(wanted: ProviderWanted, *, loopback: bool) -> tuple[Reason, ...]:
    """What cannot be used, by field; empty where all can. OpenID Connect Discovery 1.0: an issuer has no query."""
    secret, by_key = wanted.client_secret, wanted.method == "private_key_jwt"
    checks = (
        (is_fit(wanted.issuer, loopback=loopback) and "?" not in wanted.issuer, "provider_address_unfit", "issuer"),
        (len(wanted.issuer) <= LONGEST_WORD, "too_long", "issuer"),
        (_is_plain(wanted.client_id), "malformed", "client_id"),
        (wanted.method in get_args(ClientAuthentication), "malformed", "method"),
        (by_key or secret is not None, "required", "client_secret"),
        (secret is None or (not by_key and _is_plain(secret)), "malformed", "client_secret"),
        (is_sign_in_word(wanted.sign_in_word), "malformed", "sign_in_word"),
        (not is_reserved(wanted.sign_in_word), "sign_in_word_reserved", "sign_in_word"),
    )
    return tuple(Reason(code, field) for good, code, field in checks if not good)


async def set_provider(work: Work, wanted: ProviderWanted, outside: Outside, *, expected_version: int) -> UUID:
    """Record a provider, which replaces the present one at once; nobody is let in by it before it is checked.

    `expected_version`: that of the provider that the caller has seen (`show.Provider.version`), 0 where there was none.
    The word is granted at the check. Raises `Invalid` with every fault, `Conflict` where the word is another's or this
    organisation has one, or `stale` where another provider stands by now.
    """
    faults = input_faults(wanted, loopback=outside.loopback)
    if faults:
        raise Invalid(*faults)
    if kept := await word_reasons(work.session, wanted.sign_in_word, work.viewer.organisation):
        raise Conflict(*kept)
    await _require_seen(work, expected_version)
    await _end(work, None)
    made = new_id()
    try:
        await work.session.execute(_INSERT, await _columns(work, made, wanted))
    except IntegrityError as error:
        raise Conflict(Reason("stale")) from error
    record_own(
        work.session,
        Verb.PROVIDER_SET,
        org=work.viewer.organisation,
        principal=work.viewer.principal,
        object_id=made,
        at=work.now,
    )
    return made


async def _require_seen(work: Work, expected_version: int) -> None:
    row = (await work.session.execute(_PRESENT, {"org": work.viewer.organisation})).one_or_none()
    if expected_version != (row.version if row else 0):
        raise Conflict(Reason("stale", "expected_version"))


async def remove_provider(work: Work, provider: UUID) -> None:
    """End sign-in through it, and destroy its secret. Raises `NotFound` where it is not the present one."""
    if not await _end(work, provider):
        raise NotFound("provider")
    record_own(
        work.session,
        Verb.PROVIDER_REMOVED,
        org=work.viewer.organisation,
        principal=work.viewer.principal,
        object_id=provider,
        at=work.now,
    )


async def _end(work: Work, provider: UUID | None) -> bool:
    us, over = {"org": work.viewer.organisation}, {"ended_at": work.now, "secret_sealed": None}
    which = {"which": provider}
    ended = await change(work.session, "identity_provider", us, over, at=work.now, only=_STANDS, given=which)
    return bool(ended)


async def _columns(work: Work, made: UUID, wanted: ProviderWanted) -> dict[str, object]:
    under = await work.keys.newest(work.session, work.viewer.organisation)
    secret, public = (wanted.client_secret, None) if wanted.client_secret is not None else new_key()
    marked = {
        "org": work.viewer.organisation,
        "id": made,
        "issuer": wanted.issuer,
        "client_id": wanted.client_id,
        "method": wanted.method,
        "sign_in_word": wanted.sign_in_word,
        "public_key": public,
        "set_by": work.viewer.principal,
    }
    return {
        **signed(work.session, "identity_provider", marked),
        "secret_sealed": work.keys.wrap(under, place(made), secret.encode()),
        "epoch": under.epoch,
        "public_key": None if public is None else json.dumps(public),
        "principal": work.viewer.principal,
        "now": work.now,
    }


def _is_plain(word: str) -> bool:
    return 0 < len(word) <= LONGEST_WORD and word.isascii() and word.isprintable()
