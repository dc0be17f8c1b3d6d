"""Doing what is due: rows leased across organisations, each acted upon in a transaction of its own organisation."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import text

from hub.delivery.engine import Engine
from hub.kit import logs

LEASE = timedelta(seconds=60)
"""How long a row waits after a worker took it and did not come back, or failed at it."""

_LEASE = text("""
update due set leased_until = :until
where (org, object, kind) in (
  select org, object, kind from due
  where at <= :now and (leased_until is null or leased_until <= :now) and kind = any(:kinds)
  order by at, object limit :limit for update skip locked
)
returning org, object, kind
""")
# last, and only if nobody moved the row meanwhile: who withdraws takes releases and referrals before due dates
_DONE = text("delete from due where org = :org and object = :object and kind = :kind and at <= :now")
_AGAIN = text("""
update due set at = :again, leased_until = null where org = :org and object = :object and kind = :kind and at <= :now
""")


async def run_due(engine: Engine, limit: int) -> int:
    """Do at most `limit` things whose time has come, one after the other; answers how many were taken."""
    now = engine.clock.now()
    given = {"now": now, "until": now + LEASE, "kinds": sorted(engine.handlers), "limit": limit}
    async with engine.database.transaction(None) as session:
        taken = (await session.execute(_LEASE, given)).all()
    for row in taken:
        await _act(engine, row.org, row.object, row.kind)
    return len(taken)


async def _act(engine: Engine, org: UUID, object_id: UUID, kind: str) -> None:
    try:
        async with engine.work(org) as work:
            again = await engine.handlers[kind](work, object_id)
            given = {"org": org, "object": object_id, "kind": kind, "now": work.now}
            await work.session.flush()
            await work.session.execute(_AGAIN if again else _DONE, {**given, **({"again": again} if again else {})})
    except Exception as error:  # noqa: BLE001 - what fails waits for its lease to end; the others go on
        logs.fault("due.failed", error, object=object_id, due=kind)
