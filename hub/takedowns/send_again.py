"""A request whose message died, sent again by hand: frozen anew, with the same span of time from now."""

import secrets
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import Row, text

from hub.audit import trail
from hub.audit.verbs import Verb
from hub.cases.door import case
from hub.deadlines.rules import due_at
from hub.deadlines.ruling import Kept, Ruling, load, ruling
from hub.delivery import outbox, recheck
from hub.delivery.due import schedule
from hub.exchange.packets import Packet
from hub.identity.work import Work
from hub.kit.errors import Conflict, NotFound, Reason
from hub.kit.ids import new_id
from hub.minimisation import packer
from hub.minimisation.values import formed
from hub.narrowing.planned import GRACE
from hub.pairs.lock import share
from hub.releases import again
from hub.releases.again import Why
from hub.releases.asked_before import beside
from hub.releases.cut import DESTROY
from hub.releases.read import Opened, look
from hub.releases.repack import repack
from hub.takedowns.door import OpenTakedown, takedown
from hub.takedowns.out import reseal
from hub.takedowns.request import PURPOSE
from hub.takedowns.words import FAILED, NOT_SENT
from hub.tasks.lifecycle import OPEN

_CLOCKS = text("select due_at, clock, clocks from takedown where id = :id and sender = :org for update")
_AGAIN = text("""
update takedown set delivery_status = 'waiting', due_at = :due_at, clock = :clock, clocks = :clocks,
  item_status = array(
    select case when s = :failed then cast(:not_sent as text) else s end
    from unnest(item_status) with ordinality as item(s, n) order by n),
  updated_at = :now, version = version + 1
where id = :id and sender = :org
""")


async def send_again(work: Work, request_id: UUID, message_id: UUID, duplicate_reason: Why | None = None) -> UUID:
    """Queue the request anew in the place of its dead message; answers the new message's id.

    The gate is asked now, and again before it leaves. Raises `NotFound`, `Conflict` where the request has ended, was
    sent meanwhile, its message is not dead or it can no longer be read, `Refused` naming what stands against it, and
    `AskedBeforeError` where the same was asked for beside it meanwhile and no reason is given.
    The dead message first: nobody else takes it; then as a send does.
    """
    await outbox.hold_dead(work, message_id)
    found = await takedown(work, request_id)
    if found.case is None or found.status not in OPEN or found.delivery_status == "sent":
        raise Conflict(Reason("wrong_move", "delivery"))
    await share(work.session, found.sender, found.recipient)
    opened = await _allowed(work, found, found.case)
    earlier = await beside(work, found.id, found.case, found.recipient, PURPOSE)
    why = again.require_reason(earlier, duplicate_reason)
    if earlier:
        await again.keep(work, await case(work, found.case), found.id, found.recipient, earlier, why)
    row = (await work.session.execute(_CLOCKS, {"id": found.id, "org": found.sender})).one()
    ends = _from_now(row, opened.packet.created_at, work.now)
    released = await _frozen_anew(work, opened, ends.at)
    await _write(work, found, ends)
    _record(work, found)
    return await outbox.queue_again(work, message_id, released)


async def _allowed(work: Work, found: OpenTakedown, case_id: UUID) -> Opened:
    """What was frozen, where it may still leave."""
    try:
        opened = await look(work, found.id, "packet")
    except NotFound:
        raise Conflict(Reason("release_closed")) from None
    await recheck.require(
        work,
        case_id=case_id,
        release_id=opened.id,
        purpose=PURPOSE,
        channel=found.channel or "",
        packet=opened.packet,
    )
    return opened


def _from_now(row: Row[tuple[object, ...]], frozen_at: datetime, now: datetime) -> Ruling:
    """The one end, counted from now: as much time as was given first, and each clock of law that runs."""
    clocks = [_counted_from(one, now) for one in load(row.clocks)]
    return ruling(now + (row.due_at - frozen_at), clocks)


def _counted_from(kept: Kept, now: datetime) -> Kept:
    law = kept.law()
    return replace(kept, due_at=due_at(law, now)) if law and kept.due_at else kept


async def _frozen_anew(work: Work, opened: Opened, ends: datetime) -> UUID:
    """The same packet with its new end, in the place of the older one, which nobody was told of."""
    packet: Packet = packer.repack(
        opened.packet,
        dict.fromkeys(opened.packet.fields, "full"),
        id=new_id(),
        created_at=work.now,
        salt=secrets.token_hex(32),
        instead={"respond_by": formed("respond_by", ends)},
    )
    made = (await repack(work, opened.id, packet, destroy_at=work.now + GRACE)).made
    await reseal(work, packet, made)
    await schedule(work, opened.id, DESTROY, work.now + GRACE)
    await schedule(work, made.id, DESTROY, opened.readable_until)
    return made.id


async def _write(work: Work, found: OpenTakedown, ends: Ruling) -> None:
    given = {"id": found.id, "org": found.sender, "due_at": ends.at, "clock": ends.rule, "now": work.now}
    words = {"clocks": [one.dump() for one in ends.clocks], "failed": FAILED, "not_sent": NOT_SENT}
    await work.session.execute(_AGAIN, {**given, **words})


def _record(work: Work, found: OpenTakedown) -> None:
    trail.record(
        work.session,
        Verb.DELIVERY_REDELIVERED,
        actor=work.viewer.organisation,
        principal=work.viewer.principal,
        sender=found.sender,
        recipient=found.recipient,
        object_id=found.id,
        at=work.now,
    )
