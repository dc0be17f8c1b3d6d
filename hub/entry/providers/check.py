"""Before anybody signs in through a provider, the hub looks at it: what is wrong is said in sentences.

In three steps, so that no transaction is open while somebody else's server is asked: what is to be checked, the look,
the record of what was seen.
"""

import asyncio
import time
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from authlib.oidc.discovery import get_well_known_url
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from hub.audit.trail import record_own
from hub.audit.verbs import Verb
from hub.entry.providers.metadata import Metadata, document_faults
from hub.entry.providers.outside import Outside
from hub.entry.providers.provider_keys import signs_with_any
from hub.exchange.faults import Unanswered
from hub.identity.entry_marks import change
from hub.identity.work import Work
from hub.kit.errors import Conflict, NotFound, Reason, Refused

_PRESENT = text("""
select id, issuer, method from identity_provider where org = :org and id = :id and ended_at is null
""")


@dataclass(frozen=True)
class Unchecked:
    """A provider that is to be looked at; `at`: when that was asked for."""

    id: UUID
    issuer: str
    method: str
    at: datetime


async def to_check(work: Work, provider: UUID) -> Unchecked:
    """The present provider, by its id. Raises `NotFound`."""
    given = {"org": work.viewer.organisation, "id": provider}
    row = (await work.session.execute(_PRESENT, given)).one_or_none()
    if row is None:
        raise NotFound("provider")
    return Unchecked(row.id, row.issuer, row.method, work.now)


async def look(outside: Outside, provider: Unchecked) -> Metadata:
    """What the provider shows: its document, and at least one key. Raises `Refused` with everything that is wrong."""
    began = time.monotonic()
    try:
        document = await outside.fetch.get(get_well_known_url(provider.issuer, external=True))
    except Unanswered:
        raise await _unanswered(outside, began, "issuer") from None
    faults = document_faults(document, issuer=provider.issuer, method=provider.method, loopback=outside.loopback)
    if faults:
        raise Refused(*faults)
    seen = Metadata.of(document)
    try:
        keys = await outside.key_sets.fetch(seen.jwks_uri, provider.at)
    except Unanswered:
        raise await _unanswered(outside, began, "jwks_uri") from None
    if not signs_with_any(keys, seen.algorithms):
        raise Refused(Reason("provider_without_key", "jwks_uri"))
    return seen


async def record(work: Work, provider: Unchecked, seen: Metadata) -> None:
    """Let people in through it from now on, by its word.

    Raises `NotFound` where it was replaced meanwhile, and `Conflict` where another took its word meanwhile.
    """
    which, new = {"org": work.viewer.organisation, "id": provider.id}, {"seen": seen.as_kept(), "checked_at": work.now}
    try:
        recorded = await change(work.session, "identity_provider", which, new, at=work.now, only="t.ended_at is null")
    except IntegrityError:
        raise Conflict(Reason("sign_in_word_taken", "sign_in_word")) from None
    if not recorded:
        raise NotFound("provider")
    record_own(
        work.session,
        Verb.PROVIDER_CHECKED,
        org=work.viewer.organisation,
        principal=work.viewer.principal,
        object_id=provider.id,
        at=work.now,
    )


async def _unanswered(outside: Outside, began: float, field: str) -> Refused:
    """One word at one time, whatever stands at the address: the hub does not look around for whoever may set one."""
    await asyncio.sleep(max(0.0, began + outside.patience - time.monotonic()))
    return Refused(Reason("provider_unreachable", field))
