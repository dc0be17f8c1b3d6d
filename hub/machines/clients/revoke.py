"""A client gives a token back before its end: from then on it authenticates nobody (RFC 7009)."""

from datetime import UTC, datetime

from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from hub.audit.trail import record_own
from hub.audit.verbs import Verb
from hub.machines.claims import Claims

_REVOKE = text("""
insert into revoked_token (org, jti, until) values (:org, :jti, :until) on conflict do nothing returning jti
""")


async def revoke(session: AsyncSession, token: Claims, now: datetime) -> None:
    """Note the token's number until its end; one statement, and a line in the ledger the first time."""
    until = datetime.fromtimestamp(token.expires_at, UTC)
    given = {"org": token.organisation, "jti": token.id, "until": until}
    if (await session.execute(_REVOKE, given)).one_or_none() is not None:
        record_own(
            session,
            Verb.TOKEN_REVOKED,
            org=token.organisation,
            principal=token.principal,
            object_id=token.id,
            at=now,
        )
