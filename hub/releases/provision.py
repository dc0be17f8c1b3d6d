"""Records that something was handed over: one for the giver, one for the taker, and nothing of what it said.

Japan's act on the protection of personal information, articles 29 and 30, asks both sides for them and has them kept
three years; handing over is making it usable by the other. So both are written when a packet is frozen, and a trigger
of the database dates them in the very transaction in which the packet opens, whichever side's that is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import TextClause, text
from sqlmodel.ext.asyncio.session import AsyncSession

from hub.agreements.load import IN_FORCE
from hub.agreements.rules import today
from hub.cases.fragments import came_of
from hub.consent.fragments import folds
from hub.emergencies.fragments import standing
from hub.exchange.packets import Packet
from hub.identity.work import Work
from hub.kit.errors import Reason, Refused
from hub.kit.ids import new_id
from hub.kit.pages import Page, Position, Slice
from hub.kit.rows import by_name
from hub.received.team import NOT_WALLED, asking

BOTH = 2
_PURGE = text("delete from provision where org = :org and at < :before")
Side = Literal["giver", "taker"]
_ROWS = (
    """
with about as (
  select $case as case_file, $channel as channel
), danger as (
  select e.id from $standing, about
  where (e.org, e.case_file, e.recipient, e.purpose) = (:sender, about.case_file, :recipient, :purpose)
  order by e.confirmed_at desc, e.id desc limit 1
), basis as (
  select cast(null as uuid) as consent, id as emergency from danger where :covered
  union all
  select fold.record_id, null $folds, about
  where (fold.org, fold.case_file, fold.recipient, fold.purpose, fold.channel)
      = (:sender, about.case_file, :recipient, :purpose, about.channel)
    and :covered and not exists (select from danger)
  union all
  select null, null where not :covered
)
insert into provision
  (id, org, side, object, release, sender, recipient, purpose, channel, fields, consent, emergency, agreement, at)
select one.id, one.org, one.side, :object, cast(:release as uuid), :sender, :recipient, :purpose, about.channel,
  :fields,
  case when one.side = 'giver' then basis.consent end, case when one.side = 'giver' then basis.emergency end,
  (select id $in_force), cast(:at as timestamptz)
from basis cross join about
cross join (values (:givers, :sender, 'giver'), (:takers, :recipient, 'taker')) as one(id, org, side)
""".replace("$in_force", IN_FORCE)
    .replace("$standing", standing("e"))
    .replace("$folds", folds("fold"))
)
_ORIGIN = f"(select $column {came_of(':sender', ':object')})"
_OF_PACKET = text(
    _ROWS.replace("$case", _ORIGIN.replace("$column", "case_file")).replace(
        "$channel", _ORIGIN.replace("$column", "channel")
    )
)
_OUTSIDE = text(_ROWS.replace("$case", "cast(:case as uuid)").replace("$channel", "'outside'"))
_UNDER_DUTY = text("""
insert into provision (id, org, side, object, sender, recipient, purpose, channel, fields, own_duty, at)
select one.id, one.org, one.side, :object, :sender, :recipient, :purpose, 'outside', :fields,
  case when one.side = 'giver' then cast(:act as uuid) end, :at
from (values (:givers, :sender, 'giver'), (:takers, :recipient, 'taker')) as one(id, org, side)
""")
_PAGE = """
select id, side, object, sender, recipient, purpose, channel, fields, consent, emergency, own_duty, agreement, at
from provision
where org = :org and at is not null and (side = 'giver' or object {unwalled}) {narrowed}
order by at desc, id desc limit :limit
"""
_SIDE = "and side = :side "
_AFTER = "and (at, id) < (:at, cast(:place as uuid))"


@dataclass(frozen=True)
class ShownProvision:
    """One record. `fields`: names of the catalogue. `agreement` None: a law's ceiling.

    `consent`, where somebody's life was in danger `emergency`, or `own_duty`: what it rests on; in the giver's record
    alone, and none of them for what was told outside without cover.
    """

    id: UUID
    side: Side
    object: UUID
    sender: UUID
    recipient: UUID
    purpose: str
    channel: str
    fields: Sequence[str]
    consent: UUID | None
    emergency: UUID | None
    own_duty: UUID | None
    agreement: UUID | None
    at: datetime


async def promise(work: Work, packet: Packet, *, opened: bool) -> None:
    """Write both records of a packet that was just frozen. They count once it opens: now, or by its acceptance.

    One statement; the viewer's organisation is the sender, and the packet's origin is noted. Raises `Refused`
    `no_consent` where neither consent nor an emergency stands behind it: the gate has been asked before.
    """
    given = _given(work, packet.recipient.id, packet.purpose, list(packet.fields))
    at = work.now if opened else None
    await _write(work, _OF_PACKET, {**given, "object": packet.object, "release": packet.id, "at": at, "covered": True})


async def outside(
    work: Work,
    handover_id: UUID,
    *,
    case_id: UUID,
    recipient: UUID,
    purpose: str,
    fields: Sequence[str],
    at: datetime,
    covered: bool,
) -> None:
    """The same for what was told outside the hub, dated by when it was told. One statement.

    `covered` False: it rested on nothing, and is on record all the same.
    """
    given = _given(work, recipient, purpose, fields)
    row = {"object": handover_id, "release": None, "case": case_id, "at": at, "covered": covered}
    await _write(work, _OUTSIDE, {**given, **row})


async def under_duty(
    work: Work, handover_id: UUID, *, act: UUID, recipient: UUID, purpose: str, fields: Sequence[str], at: datetime
) -> None:
    """The same for what the organisation's own duty by law made it tell: it rests on that act. One statement."""
    given = _given(work, recipient, purpose, fields)
    await _write(work, _UNDER_DUTY, {**given, "object": handover_id, "act": act, "at": at})


async def provisions(work: Work, page: Page, *, side: Side | None = None) -> Slice[ShownProvision]:
    """A page of the organisation's records, newest first; of what it gave or took alone, where `side` is given."""
    place = {"at": page.after.at, "place": page.after.object} if page.after else {}
    narrowed = (_SIDE if side else "") + (_AFTER if page.after else "")
    given = {**asking(work), "side": side, "limit": page.limit, **place}
    rows = await work.session.execute(text(_PAGE.format(narrowed=narrowed, unwalled=NOT_WALLED)), given)
    return Slice.of([by_name(ShownProvision, row) for row in rows], page, lambda one: Position(one.at, one.id))


async def purge(session: AsyncSession, organisation: UUID, before: datetime) -> None:
    """Delete the organisation's records from before this instant. One statement."""
    await session.execute(_PURGE, {"org": organisation, "before": before})


async def _write(work: Work, statement: TextClause, given: dict[str, Any]) -> None:
    written = await work.session.execute(statement, given)
    if getattr(written, "rowcount", 0) != BOTH:
        raise Refused(Reason("no_consent"))


def _given(work: Work, recipient: UUID, purpose: str, fields: Sequence[str]) -> dict[str, Any]:
    return {
        "givers": new_id(),
        "takers": new_id(),
        "sender": work.viewer.organisation,
        "recipient": recipient,
        "purpose": purpose,
        "fields": sorted(fields),
        "today": today(work.now),
        "now": work.now,
    }
