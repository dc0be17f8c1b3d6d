"""A request that nobody had: its one end counted anew, in the row, its clocks, and what is frozen."""

import secrets
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import Row, text

from hub.deadlines.rules import due_at
from hub.deadlines.ruling import OF_THE_REQUEST, KeptClock, Ruling, load, ruling
from hub.delivery.due import schedule
from hub.exchange.packets import Packet
from hub.identity.work import Work
from hub.kit.ids import new_id
from hub.minimisation import packer
from hub.minimisation.values import formed
from hub.narrowing.planned import GRACE
from hub.releases.cut import DESTROY
from hub.releases.read import Opened
from hub.releases.repack import repack
from hub.takedowns.outstanding import reseal
from hub.takedowns.words import FAILED, NOT_SENT

_CLOCKS = text("select due_at, clock, clocks from takedown where id = :id and sender = :org for update")
_AGAIN = text("""
update takedown set delivery_status = 'waiting', due_at = :due_at, clock = :clock, clocks = :clocks,
  item_status = array(
    select case when s = :failed then cast(:not_sent as text) else s end
    from unnest(item_status) with ordinality as item(s, n) order by n),
  updated_at = :now, version = version + 1
where id = :id and sender = :org
""")


async def count_from(work: Work, opened: Opened, at: datetime) -> UUID:
    """Give the request the whole span again that it was frozen with, from `at`; answers the newer release's id.

    `opened`: its packet as it was frozen. As its sender, while its recipient never had it: it waits from here on.
    """
    which = {"id": opened.object, "org": work.viewer.organisation}
    row = (await work.session.execute(_CLOCKS, which)).one()
    ends = _from(row, opened.packet.created_at, at)
    released = await _frozen_anew(work, opened, ends.at, at)
    given = {**which, "due_at": ends.at, "clock": ends.rule, "now": work.now}
    words = {"clocks": [one.dump() for one in ends.clocks], "failed": FAILED, "not_sent": NOT_SENT}
    await work.session.execute(_AGAIN, {**given, **words})
    return released


def _from(row: Row[tuple[object, ...]], frozen_at: datetime, at: datetime) -> Ruling:
    """The one end, counted from then: as much time as was given first, and each clock of law that runs."""
    clocks = [_counted_from(one, at) for one in load(row.clocks)]
    return ruling(at + (row.due_at - frozen_at), clocks)


def _counted_from(kept: KeptClock, at: datetime) -> KeptClock:
    law = kept.law()
    counted = law is not None and kept.due_at is not None and law.starts in OF_THE_REQUEST
    return replace(kept, due_at=due_at(law, at)) if law and counted else kept


async def _frozen_anew(work: Work, opened: Opened, ends: datetime, at: datetime) -> UUID:
    """The same packet with its new end, in the place of the older one, which nobody was told of."""
    packet: Packet = packer.repack(
        opened.packet,
        dict.fromkeys(opened.packet.fields, "full"),
        id=new_id(),
        created_at=at,
        salt=secrets.token_hex(32),
        instead={"respond_by": formed("respond_by", ends)},
    )
    made = (await repack(work, opened.id, packet, destroy_at=work.now + GRACE)).made
    await reseal(work, packet, made)
    await schedule(work, opened.id, DESTROY, work.now + GRACE)
    await schedule(work, made.id, DESTROY, opened.readable_until)
    return made.id
