"""A message for which there is no channel was carried by hand: its sender says who of it, when and how.

What has happened can always be recorded: the gate is not asked. It starts what a delivery would have started.
"""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import text

from hub.audit.verbs import Verb
from hub.cases.team import asking, works_on_origin
from hub.delivery.engine import EndedMessage, Heard
from hub.delivery.line import note
from hub.exchange.vocabulary.case import CARRY_WAYS
from hub.identity.work import Work
from hub.kit.errors import Conflict, Invalid, NotFound, Reason, between
from hub.releases.fragments import digest_of
from hub.releases.outstanding import hold_objects

_MESSAGE = """
select delivery.id, status, delivery.recipient, delivery.object, event, created_at,
  $digest as digest
from delivery where id = :id and sender = :org and $team
""".replace("$digest", digest_of("delivery.release")).replace(
    "$team", works_on_origin("delivery.sender", "delivery.object")
)
_FOUND = text(_MESSAGE)
_HELD = text(_MESSAGE + "for update of delivery")
_CARRIED = text("""
with carried as (
  update delivery set status = 'delivered', reason = null, updated_at = :now where id = :id and sender = :org
  returning id, sender
)
insert into delivery_attempt (delivery, number, sender, started_at, ended_at, outcome, code)
select id, 1 + (select coalesce(max(number), 0) from delivery_attempt where delivery = carried.id), sender, :at, :at,
  'delivered', :how
from carried
""")


def carried_reasons(status: str, created_at: datetime, at: datetime, how: str, now: datetime) -> tuple[Reason, ...]:
    """Why this is no record of a carried message; empty where it is. `status`: of the message; `at`: when it was."""
    if status != "by-hand":
        return (Reason("wrong_move", "delivery", ("by-hand",), status),)
    known = () if how in CARRY_WAYS else (Reason("malformed", "how", CARRY_WAYS.codes()),)
    if at.utcoffset() is None:
        return (*known, Reason("malformed", "carried_at"))
    return (
        known if created_at <= at <= now else (*known, Reason("out_of_range", "carried_at", between(created_at, now)))
    )


async def record_carried(work: Work, delivery_id: UUID, at: datetime, how: str, *, heard: Mapping[str, Heard]) -> None:
    """The recipient has it in hand since `at`; a line in both ledgers says who recorded that.

    `heard`: the first word of an event to the room whose message it is, as in the engine. Raises `NotFound`, `Invalid`
    for a way that there is not and an instant before it was sent or in the future, and `Conflict` where it waits for
    nobody to carry it. Releases come before messages in the order of locks.
    """
    which = {"id": delivery_id, "org": work.viewer.organisation, **asking(work)}
    found = (await work.session.execute(_FOUND, which)).one_or_none()
    if found is None:
        raise NotFound
    await hold_objects(work, (found.object,))
    row = (await work.session.execute(_HELD, which)).one()
    reasons = carried_reasons(row.status, row.created_at, at, how, work.now)
    if reasons:
        raise Conflict(*reasons) if row.status != "by-hand" else Invalid(*reasons)
    given = {"id": row.id, "org": work.viewer.organisation, "at": at, "how": how, "now": work.now}
    await work.session.execute(_CARRIED, given)
    await heard[row.event.partition(".")[0]](work, EndedMessage(row.object, row.event, "none", "carried", at))
    note(work, Verb.PACKET_CARRIED, row.object, row.recipient, digest=row.digest)
