"""The referrals and removal requests of a case: where they stand, ended, and their recipients told so."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import text

from hub.delivery import outbox
from hub.identity.work import Work
from hub.takedowns.words import FINAL
from hub.tasks.lifecycle import OPEN
from hub.withdrawals.rules import Thing

_OF_CASE = text("""
select o.object, case when t.id is null then 'referral' else 'takedown' end as kind,
  coalesce(r.status, t.status) as status,
  coalesce(r.status, t.status) not in ('draft', 'requested')
    or exists (
      select from delivery d
      where d.sender = o.org and d.object = o.object and d.status in ('sending', 'delivered')
    )
    or exists (
      select from ledger_event e
      where e.sender = o.org and e.object = o.object and e.actor = o.recipient
    ) as told
from origin o
left join referral r on r.id = o.object
left join takedown t on t.id = o.object
where o.org = :org and o.case_file = :case and (cast(:recipient as uuid) is null or o.recipient = :recipient)
  and (r.id is not null or t.id is not null)
order by o.object
""")
_LOCK = {
    "referral": text("select id from referral where id = any(:ids) order by id for update"),
    "takedown": text("select id from takedown where id = any(:ids) order by id for update"),
}
_CANCEL_REFERRALS = text("""
update referral set status = 'cancelled', reason = :reason, updated_at = :now, version = version + 1
where id = any(:ids) and sender = :org and status = any(:open)
""")
_CANCEL_TAKEDOWNS = text("""
update takedown set status = 'cancelled', reason = :reason, updated_at = :now, version = version + 1,
  item_status = array(
    select case when s = any(:final) then s else 'withdrawn' end
    from unnest(item_status) with ordinality as item(s, n) order by n)
where id = any(:ids) and sender = :org and status = any(:open)
""")
_CHANNELS = text("""
select object, recipient, channel, exists (select from takedown where id = object) as removal
from origin where org = :org and object = any(:objects) order by object
""")


async def of_case(work: Work, case_id: UUID, recipient: UUID | None) -> tuple[Thing, ...]:
    """What came of the case, for one recipient or all, in the order of ids; one statement."""
    given = {"org": work.viewer.organisation, "case": case_id, "recipient": recipient}
    rows = (await work.session.execute(_OF_CASE, given)).all()
    return tuple(Thing(row.object, row.kind, row.status, row.told) for row in rows)


async def cancel(work: Work, referrals: Collection[UUID], takedowns: Collection[UUID], reason: str) -> None:
    """End them, and the items of the requests that were still open. Locked in the order of ids first."""
    given = {
        "org": work.viewer.organisation,
        "reason": reason,
        "now": work.now,
        "open": sorted(OPEN),
        "final": sorted(FINAL),
    }
    for kind, ids, statement in (
        ("referral", referrals, _CANCEL_REFERRALS),
        ("takedown", takedowns, _CANCEL_TAKEDOWNS),
    ):
        if ids:
            await work.session.execute(_LOCK[kind], {"ids": list(ids)})
            await work.session.execute(statement, {**given, "ids": list(ids)})


async def tell(work: Work, objects: Collection[UUID]) -> None:
    """Queue a word to each recipient that this has ended; it discloses nothing and so asks no gate."""
    if not objects:
        return
    given = {"org": work.viewer.organisation, "objects": list(objects)}
    for row in (await work.session.execute(_CHANNELS, given)).all():
        await outbox.queue(
            work,
            recipient_id=row.recipient,
            object_id=row.object,
            release_id=None,
            connector=row.channel,
            event="takedown.request.withdrawn" if row.removal else "referral.withdrawn",
        )
