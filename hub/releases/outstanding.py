"""What of a case still has its keys, for whoever narrows it: held first, then read, so that nothing moves meanwhile."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import text

from hub.audit.fragments import lines
from hub.cases.fragments import from_any
from hub.identity.work import Work
from hub.narrowing.states import Frozen
from hub.tasks.causes import CUT_FOR

# in the order of ids, and by themselves: a statement that also read would have read before it waited
_HOLD = text(f"""
select release.id from {from_any("origin")}
join release on release.object = origin.object and release.sender = origin.org
where origin.org = :org and origin.case_file = :case and release.destroyed_at is null
  and (cast(:recipient as uuid) is null or origin.recipient = :recipient)
order by release.id for update of release
""")  # noqa: S608 - fragments of other rooms'
_HOLD_OBJECTS = text("""
select id from release where object = any(:objects) and destroyed_at is null order by id for update
""")
_OUT = text(f"""
select r.id, r.object, r.kind, r.opened_at is not null as opened, r.created_at, r.readable_until,
  r.cut_at is not null as cut, r.held_for, r.kept_until, r.destroy_at, {CUT_FOR} as cut_for, exists (
    select {lines("e")} where e.sender = r.sender and e.object = r.object and e.actor = r.recipient
      and e.digest = r.digest and e.verb in ('offer:read', 'packet:read', 'packet:downloaded')) as read
from release r where r.object = any(:objects) and r.destroyed_at is null
order by r.id
""")  # noqa: S608 - a condition of ours
_OF_MATTER = text("""
select distinct other.object from release mine
join release other on other.recipient = mine.recipient and other.matter = mine.matter
where mine.object = :object and mine.recipient = :org order by other.object
""")


async def hold_case(work: Work, case_id: UUID, recipient: UUID | None) -> None:
    """Keep everybody from opening, cutting or sending what is out of this case until the transaction ends."""
    given = {"org": work.viewer.organisation, "case": case_id, "recipient": recipient}
    await work.session.execute(_HOLD, given)


async def hold_objects(work: Work, objects: Collection[UUID]) -> None:
    """The same for the releases of these referrals or requests, by their recipient."""
    await work.session.execute(_HOLD_OBJECTS, {"objects": list(objects)})


async def frozen(work: Work, objects: Collection[UUID]) -> Mapping[UUID, tuple[Frozen, ...]]:
    """The releases of these referrals and requests that are not destroyed, by object. One statement."""
    found: dict[UUID, list[Frozen]] = defaultdict(list)
    for row in (await work.session.execute(_OUT, {"objects": list(objects)})).all():
        one = Frozen(
            id=row.id,
            kind=row.kind,
            opened=row.opened,
            created_at=row.created_at,
            readable_until=row.readable_until,
            cut=row.cut,
            read=row.read,
            holds=frozenset(row.held_for),
            kept_until=row.kept_until,
            cut_for=row.cut_for,
            destroy_at=row.destroy_at,
        )
        found[row.object].append(one)
    return {object_id: tuple(ones) for object_id, ones in found.items()}


async def same_matter(work: Work, object_id: UUID) -> tuple[UUID, ...]:
    """All that the viewer, a recipient, got of the case that this one came from, itself among them; one statement.

    It never learns the case: what belongs together carries one word that says nothing else.
    """
    rows = await work.session.execute(_OF_MATTER, {"object": object_id, "org": work.viewer.organisation})
    return tuple(rows.scalars())
