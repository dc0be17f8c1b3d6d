"""A mutation asked for twice happens once, and is answered under today's rights (the answer itself is never kept)."""

import hmac
from collections.abc import Awaitable, Callable
from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from hub.identity.keys import OrganisationKey
from hub.identity.work import Work
from hub.kit.errors import Conflict, Reason

# One statement: whoever comes second waits for the first to commit or roll back, and then reads what it left.
_CLAIM = text("""
insert into idempotency as idem (org, client, key, operation, input, at)
values (:org, :client, :key, :operation, :input, :now)
on conflict (org, client, key) do update set at = idem.at
returning result, operation = :operation and input = any(:inputs) as same
""")
_PURGE = text("delete from idempotency where org = :org and at < :before")
_REMEMBER = text("update idempotency set result = :result where org = :org and client = :client and key = :key")


async def once(work: Work, operation: str, key: str, input: bytes, run: Callable[[], Awaitable[UUID]]) -> UUID:
    """The id that `run` gave, now or when the same client first came with this key (30 days).

    `input`: the canonical bytes of what was asked; an HMAC of it under the organisation's key is kept. Raises
    `Conflict("idempotency_key_reused")` for the same key with other input. A refusal rolls back with everything else:
    nothing is remembered of it.
    """
    place = {"org": work.viewer.organisation, "client": work.viewer.client, "key": key}
    known = [
        _fingerprint(one, operation, input) for one in await work.keys.matching(work.session, work.viewer.organisation)
    ]
    given = {**place, "operation": operation, "input": known[0], "inputs": known, "now": work.now}
    row = (await work.session.execute(_CLAIM, given)).one()
    if not row.same:
        raise Conflict(Reason("idempotency_key_reused", "idempotency_key"))
    if row.result is not None:
        return UUID(row.result)
    result = await run()
    await work.session.execute(_REMEMBER, {**place, "result": str(result)})
    return result


def _fingerprint(key: OrganisationKey, operation: str, input: bytes) -> bytes:
    """Under a key of its own kind, so that no fingerprint can serve as anything else."""
    own = hmac.digest(key.matching, b"idempotency", "sha256")
    return hmac.digest(own, operation.encode() + b"\0" + input, "sha256")


async def purge(session: AsyncSession, organisation: UUID, before: datetime) -> int:
    """Forget the organisation's mutations from before this instant; how many. One statement."""
    gone = await session.execute(_PURGE, {"org": organisation, "before": before})
    return int(getattr(gone, "rowcount", 0))
