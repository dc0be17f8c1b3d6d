"""What is to be told to whom: a row written in the sender's own transaction, or stopped in it."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import text

from hub.audit.fragments import acted
from hub.delivery.models import Delivery
from hub.identity.work import Work
from hub.kit.errors import Conflict, Reason
from hub.kit.ids import new_id

_QUEUE = text("""
insert into delivery (id, sender, recipient, object, release, connector, event, status, message_id, attempts, next_at,
  created_at, updated_at)
values (:id, :sender, :recipient, :object, :release, :connector, :event, 'queued', :message_id, 0, :now, :now, :now)
""")
_CANCEL = text("""
update delivery set status = 'cancelled', reason = :reason, updated_at = :now
where sender = :sender and object = any(:objects) and status in ('queued', 'retrying') and release is not null
returning id
""")
_HELD = text("""
select id from delivery
where sender = :sender and object = any(:objects) and status in ('queued', 'retrying', 'sending')
order by id for update
""")
_HOLD = text("""
update delivery set held_for = held_for || cast(:cause as text), updated_at = :now
where sender = :sender and object = any(:objects) and status in ('queued', 'retrying') and release is not null
  and not cast(:cause as text) = any(held_for)
""")
_LET_GO = text("""
update delivery set held_for = array_remove(held_for, cast(:cause as text)), updated_at = :now
where sender = :sender and object = any(:objects) and cast(:cause as text) = any(held_for)
""")
# the newer release goes by the same way and under the same name; whoever gets both messages finds the newer one
_AGAIN = text("""
with stopped as (
  update delivery set status = 'cancelled', reason = 'repacked', updated_at = :now
  where sender = :sender and release = :old and status in ('queued', 'retrying')
  returning recipient, object, connector, event, held_for
)
insert into delivery (id, sender, recipient, object, release, connector, event, status, message_id, attempts, next_at,
  created_at, updated_at, held_for)
select :id, :sender, recipient, object, :new, connector, event, 'queued', :message_id, 0, :now, :now, :now, held_for
from stopped order by event limit 1
""")
_HOLD_DEAD = text("select from delivery where id = :id and sender = :sender and status = 'dead' for update")
_STATUS = text("select status from delivery where id = :id and sender = :sender")
# the dead one keeps its attempts; the newer goes by the same way and under a name of its own, for its bytes are new
_QUEUE_AGAIN = text("""
with dead as (
  update delivery set status = 'cancelled', reason = 'sent_again', updated_at = :now
  where id = :old and sender = :sender and status = 'dead'
  returning recipient, object, connector, event
)
insert into delivery (id, sender, recipient, object, release, connector, event, status, message_id, attempts, next_at,
  created_at, updated_at)
select :id, :sender, recipient, object, :release, connector, event, 'queued', :message_id, 0, :now, :now, :now
from dead
""")
TOLD = f"""(exists (
  select from delivery d
  where d.sender = $org and d.object = $object and d.status in ('sending', 'delivered', 'by-hand')
) or {acted("$org", "$object", "$recipient")})"""
"""SQL: has this recipient heard of the object, or may it have? Something was sent or is carried by
hand, or it has done something with it."""
_IN_FLIGHT = text("""
select id from delivery
where sender = :sender and object = any(:objects) and status = 'sending' and release is not null order by id
""")


@dataclass(frozen=True)
class Cancelled:
    """What will not be sent any more, and what a worker had already begun to send when it was stopped."""

    cancelled: tuple[UUID, ...]
    in_flight: tuple[UUID, ...]


async def queue(
    work: Work, *, recipient_id: UUID, object_id: UUID, release_id: UUID | None, connector: str, event: str
) -> Delivery:
    """Queue one message about `object_id`, to be sent within a second of the commit.

    `release_id`: what the gate is asked about again before sending; None for a notice that discloses nothing.
    `event`: dot-separated name, e.g. "referral.offered". The row of `origin` must be there already.
    """
    delivery = Delivery(
        id=new_id(),
        sender=work.viewer.organisation,
        recipient=recipient_id,
        object=object_id,
        release=release_id,
        connector=connector,
        event=event,
        message_id=_message_id(),
        next_at=work.now,
        created_at=work.now,
        updated_at=work.now,
    )
    # The rows that this one refers to may still wait in the session.
    await work.session.flush()
    await work.session.execute(_QUEUE, {**delivery.model_dump(), "now": work.now})
    return delivery


async def cancel(work: Work, object_ids: Collection[UUID], reason: str) -> Cancelled:
    """Stop every message about these objects that discloses something and that no worker has begun to send.

    Two statements. A notice without a release (that something has ended) still goes out. A send begins when its claim
    commits. Hold the folds FOR UPDATE when the reason is a change of mind: a claim holds them FOR SHARE, so each is
    either cancelled here or listed as in flight.
    """
    given = {"sender": work.viewer.organisation, "objects": list(object_ids)}
    stopped = await work.session.execute(_CANCEL, {**given, "reason": reason, "now": work.now})
    cancelled = tuple(sorted(stopped.scalars()))
    in_flight = tuple((await work.session.execute(_IN_FLIGHT, given)).scalars())
    return Cancelled(cancelled, in_flight)


async def lock(work: Work, object_ids: Collection[UUID]) -> None:
    """Keep workers from claiming or settling what is to be sent about these objects, in the order of ids."""
    given = {"sender": work.viewer.organisation, "objects": list(object_ids)}
    await work.session.execute(_HELD, given)


async def hold(work: Work, object_ids: Collection[UUID], cause: str) -> None:
    """Let what waits to be sent about these objects wait for this cause. One statement."""
    given = {"sender": work.viewer.organisation, "objects": list(object_ids), "cause": cause, "now": work.now}
    await work.session.execute(_HOLD, given)


async def unhold(work: Work, object_ids: Collection[UUID], cause: str) -> None:
    """Let go of what this cause held; another one may hold it still. One statement."""
    given = {"sender": work.viewer.organisation, "objects": list(object_ids), "cause": cause, "now": work.now}
    await work.session.execute(_LET_GO, given)


async def queue_anew(work: Work, old: UUID, new: UUID) -> None:
    """Cancel what waits to be sent of the release `old`, and queue the same of `new`. One statement."""
    given = {"id": new_id(), "message_id": _message_id(), "old": old, "new": new, "now": work.now}
    await work.session.execute(_AGAIN, {**given, "sender": work.viewer.organisation})


async def hold_dead(work: Work, delivery_id: UUID) -> None:
    """Keep others from sending this dead message again; raises `Conflict` where it is not dead."""
    given = {"id": delivery_id, "sender": work.viewer.organisation}
    if (await work.session.execute(_HOLD_DEAD, given)).one_or_none() is None:
        status = (await work.session.execute(_STATUS, given)).scalar_one_or_none()
        raise Conflict(Reason("wrong_move", "delivery", ("dead",), status or ""))


async def queue_again(work: Work, old: UUID, release_id: UUID) -> UUID:
    """Queue this release in the place of the dead message `old`, which is held; answers the new message's id."""
    new = new_id()
    given = {"id": new, "message_id": _message_id(), "old": old, "release": release_id, "now": work.now}
    await work.session.execute(_QUEUE_AGAIN, {**given, "sender": work.viewer.organisation})
    return new


def _message_id() -> str:
    return f"msg_{secrets.token_urlsafe(18)}"
