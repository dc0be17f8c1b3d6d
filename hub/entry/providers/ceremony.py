"""One way to the provider and back: single use, ten minutes, bound to the browser that began it.

The browser keeps one secret in a cookie. `state`, `nonce` and the PKCE verifier are derived from it (HKDF, RFC 5869),
so that the hub keeps the digest alone, and an answer that came by another browser is known before anybody asks the
database.
"""

import base64
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from hub.entry.handles import Handle
from hub.entry.providers.models import ProviderCeremony
from hub.identity.entry_marks import CountedRow, checked, entry, sign
from hub.identity.fragments import epoch_key

LIFETIME = timedelta(minutes=10)
"""How long somebody may take at the provider."""

MOST = 60
"""Sign-ins of one organisation that were begun within a minute and not finished, on all processes together."""
MINUTE = timedelta(minutes=1)

ProviderPurpose = Literal["sign_in", "step_up", "accept_invitation"]

_OVER = text("delete from provider_ceremony where org = :org and until <= :now")
# whoever comes second must count what the first one wrote
_HOLD = text("select from identity_provider where org = :org and id = :provider for no key update")
_LATELY = text("""
select count(*) from provider_ceremony where org = :org and purpose = 'sign_in' and started_at > :minute_ago
""")
_TAKE = text(f"""
with taken as (
  delete from provider_ceremony c where org = :org and id = :id and digest = :digest
  returning org, provider, until, {entry("provider_ceremony", "c")} as ceremony
)
select t.ceremony, {entry("identity_provider", "i")} as provider, i.secret_sealed, k.epoch, k.wrapped
from taken t
join identity_provider i on i.org = t.org and i.id = t.provider and i.ended_at is null and i.checked_at is not null
{epoch_key("k", "i.org", "i.epoch")}
where t.until > :now
""")  # noqa: S608 - our own columns


@dataclass(frozen=True)
class Proofs:
    """What ties the provider's answer to this browser's question, each 256 bits."""

    state: str = field(repr=False)
    nonce: str = field(repr=False)
    verifier: str = field(repr=False)

    @classmethod
    def of(cls, handle: Handle) -> "Proofs":
        """The same three for the same handle; none tells another, or the handle."""
        return cls(*(_derived(handle.secret, name) for name in ("state", "nonce", "verifier")))


async def open_one(
    session: AsyncSession, provider: UUID, purpose: ProviderPurpose, handle: Handle, now: datetime, **whom: UUID
) -> datetime:
    """Remember that this browser went to the provider, until the instant that is answered.

    Forgets those whose time is over. `whom`: `principal`, `about`.
    """
    await session.execute(_OVER, {"org": handle.organisation, "now": now})
    until = now + LIFETIME
    made = ProviderCeremony(
        org=handle.organisation,
        id=handle.id,
        digest=handle.digest,
        provider=provider,
        purpose=purpose,
        started_at=now,
        until=until,
        principal=whom.get("principal"),
        about=whom.get("about"),
    )
    session.add(sign(session, made))
    await session.flush()
    return until


async def is_crowded(session: AsyncSession, organisation: UUID, provider: UUID, now: datetime) -> bool:
    """Whether so many begin to sign in and never come back that no more are begun for now. Two statements."""
    await session.execute(_HOLD, {"org": organisation, "provider": provider})
    lately = await session.execute(_LATELY, {"org": organisation, "minute_ago": now - MINUTE})
    return int(lately.scalar_one()) >= MOST


@dataclass(frozen=True)
class CeremonyBegun:
    """The ceremony that was under way, and the provider as it was set and checked.

    `secret_sealed`: under the organisation's key `wrapped` of `epoch`.
    """

    ceremony: CountedRow
    provider: CountedRow
    secret_sealed: bytes = field(repr=False)
    epoch: int
    wrapped: bytes = field(repr=False)


async def take(session: AsyncSession, handle: Handle, now: datetime) -> CeremonyBegun | None:
    """The ceremony with its provider, which nobody can take again; None for any other, or one whose time is over."""
    given = {"org": handle.organisation, "id": handle.id, "digest": handle.digest, "now": now}
    row = (await session.execute(_TAKE, given)).one_or_none()
    ceremony = checked(session, "provider_ceremony", row.ceremony) if row else None
    provider = checked(session, "identity_provider", row.provider) if row else None
    if row is None or ceremony is None or provider is None:
        return None
    return CeremonyBegun(ceremony, provider, row.secret_sealed, row.epoch, row.wrapped)


def _derived(secret: bytes, name: str) -> str:
    key = HKDF(SHA256(), length=32, salt=None, info=f"tsunagu provider {name}".encode()).derive(secret)
    return base64.urlsafe_b64encode(key).decode().rstrip("=")
