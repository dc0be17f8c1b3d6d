"""Taking what is due: ids and times across organisations, each row by one worker at a time.

A lease ends by itself: a worker that was killed is forgotten after it, and the message goes on under the same id.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import text

from hub.delivery.engine import Engine
from hub.identity.fragments import all_members, key_revoked_at
from hub.kit.rows import by_name
from hub.narrowing.causes import Cause
from hub.narrowing.states import ThingState
from hub.narrowing.table import TABLE

LEASE = timedelta(seconds=45)
"""Longer than any send may take (`hub.delivery.dispatch.SEND_SECONDS`), short enough to be moving again within 60 s."""
KEY_AWAITED = TABLE[Cause.KEY_REVOKED][ThingState.QUEUED].limit or timedelta(0)
"""How long what is to be sent waits for a new key of a recipient whose key was revoked; then its sender is told."""

KEY_HELD = "cast(array['key-revoked', 'key-stolen'] as text[])"
"""What a message may be held for and still be looked at: whether there is a new key is asked by `key_revoked_at`."""
# what a suspended organisation sent, or is to get, waits: nobody leases it, and nothing of it is lost; what discloses
# something waits for the recipient's new key as well
_LEASE = text(
    """
update delivery set leased_until = :until
where id in (
  select d.id from delivery d
  where d.status in ('queued', 'sending', 'retrying') and d.next_at <= :now and d.held_for <@ $key_held
    and (d.leased_until is null or d.leased_until <= :now)
    and $both_members
    and (d.release is null or coalesce($revoked <= :key_lost, true))
  order by d.next_at, d.id limit :limit for update of d skip locked
)
returning id, sender, leased_until as until, attempts
""".replace("$revoked", key_revoked_at("d.recipient"))
    .replace("$key_held", KEY_HELD)
    .replace("$both_members", all_members("d.sender", "d.recipient"))
)


@dataclass(frozen=True)
class Leased:
    """A message that is this worker's to send until `until`, which also is the lease's name.

    `attempts`: how often it was tried since it was queued.
    """

    id: UUID
    sender: UUID
    until: datetime
    attempts: int


async def lease(engine: Engine, limit: int) -> tuple[Leased, ...]:
    """At most `limit` messages whose time has come, and that nobody else holds; one statement."""
    now = engine.clock.now()
    async with engine.database.transaction(None) as session:
        rows = await session.execute(
            _LEASE, {"now": now, "until": now + LEASE, "limit": limit, "key_lost": now - KEY_AWAITED}
        )
        return tuple(by_name(Leased, row) for row in rows)
