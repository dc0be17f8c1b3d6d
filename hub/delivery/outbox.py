"""What is to be told to whom: a row written in the sender's own transaction, or stopped in it."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import text

from hub.delivery.models import Delivery
from hub.identity.work import Work
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
        message_id=f"msg_{secrets.token_urlsafe(18)}",
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
