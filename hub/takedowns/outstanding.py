"""The requests to remove that came of a case, for whoever narrows it, their end, and their items sealed anew."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import Row, text

from hub.cases.fragments import what_came_of
from hub.delivery.outbox import TOLD
from hub.exchange.packets import Packet
from hub.identity.work import Work
from hub.narrowing.planned import End
from hub.narrowing.states import Thing
from hub.releases.make import MadeRelease
from hub.takedowns.items import seal_items
from hub.takedowns.outcome import unanswered
from hub.takedowns.words import FINAL
from hub.tasks.ending import as_the_hub
from hub.tasks.lifecycle import HUB_REASONS, OPEN

_HOLD = text(
    """
select takedown.id from $of_case join takedown on takedown.id = origin.object and takedown.sender = origin.org
where (cast(:recipient as uuid) is null or origin.recipient = :recipient)
order by takedown.id for update of takedown
""".replace("$of_case", what_came_of("origin"))
)
_OUT = text(
    """
select t.id, o.recipient, o.purpose, o.channel, t.status, t.item_status, t.updated_at,
  t.handed_over_at is not null as handed_over,
  t.status <> 'requested' or $told as told
from $of_case join takedown t on t.id = o.object and t.sender = o.org
where (cast(:recipient as uuid) is null or o.recipient = :recipient)
order by t.id
""".replace(
        "$told", TOLD.replace("$org", "o.org").replace("$object", "o.object").replace("$recipient", "o.recipient")
    ).replace("$of_case", what_came_of("o"))
)
# an item is withdrawn only where the person herself took the request back: a sender's own slip says nothing of her
_END = text("""
update takedown set status = 'cancelled', reason = ends.reason, updated_at = :now, version = version + 1,
  item_status = case when ends.recalled then array(
    select case when s = any(:final) then s else 'withdrawn' end
    from unnest(item_status) with ordinality as item(s, n) order by n) else item_status end
from unnest(cast(:ids as uuid[]), cast(:reasons as text[]), cast(:recalled as boolean[])) as ends(id, reason, recalled)
where takedown.id = ends.id and sender = :org and status = any(:open)
""")
_RESEAL = text("""
update takedown_sealed set release = :release, sealed = :sealed where request = :request and sender = :org
""")


async def hold_case(work: Work, case_id: UUID, recipient: UUID | None) -> None:
    """Keep others from moving the requests of this case until the transaction ends. One statement."""
    await work.session.execute(_HOLD, _which(work, case_id, recipient))


async def of_case(work: Work, case_id: UUID, recipient: UUID | None) -> tuple[Thing, ...]:
    """The requests of a case, for one recipient or all, in the order of ids, without releases. One statement."""
    rows = (await work.session.execute(_OUT, _which(work, case_id, recipient))).all()
    return tuple(_thing(row) for row in rows)


async def end(work: Work, ends: Sequence[End]) -> None:
    """End these requests, each with the reason that its recipient reads; their rows are held already."""
    ours = [one for one in ends if one.reason in HUB_REASONS]
    if ours:
        async with as_the_hub(work):
            await _end(work, ours)
    await _end(work, [one for one in ends if one.reason not in HUB_REASONS])


async def reseal(work: Work, packet: Packet, made: MadeRelease) -> None:
    """Seal the items of a request under its newer release. One statement."""
    sealed = seal_items(made.key, packet.object, packet.fields["items"])
    given = {"request": packet.object, "release": made.id, "sealed": sealed, "org": work.viewer.organisation}
    await work.session.execute(_RESEAL, given)


def _thing(row: Row[tuple[object, ...]]) -> Thing:
    answered = row.status not in OPEN or not unanswered(row.item_status)
    return Thing(
        object=row.id,
        kind="takedown",
        recipient=row.recipient,
        purpose=row.purpose,
        channel=row.channel,
        status=row.status,
        open=row.status in OPEN,
        told=row.told,
        handed_over=row.handed_over,
        answered_at=row.updated_at if answered else None,
    )


async def _end(work: Work, ends: Collection[End]) -> None:
    if not ends:
        return
    given = {"org": work.viewer.organisation, "now": work.now, "open": sorted(OPEN), "final": sorted(FINAL)}
    rows = {
        "ids": [one.object for one in ends],
        "reasons": [one.reason for one in ends],
        "recalled": [one.recalled for one in ends],
    }
    await work.session.execute(_END, {**given, **rows})


def _which(work: Work, case_id: UUID, recipient: UUID | None) -> dict[str, UUID | None]:
    return {"org": work.viewer.organisation, "case": case_id, "recipient": recipient}
