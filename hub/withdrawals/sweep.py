"""What a pair or the hub changed reaches what is out: as each sender, case by case, within a minute.

The condition in each statement that reads, accepts, claims or sends holds at once (`hub/pairs`). The sweep makes it
last: it asks the gate anew as the sender, who alone knows the person's word, and narrows what is out with reasons,
questions to holders and lines in the ledger. It can be stopped anywhere: every release knows the newest change for
which it was asked about.
"""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from sqlalchemy import text

from hub.delivery.engine import Engine
from hub.kit import logs
from hub.narrowing.causes import Cause, Narrow, Narrowing
from hub.pairs import changes
from hub.pairs.changes import Change
from hub.pairs.lock import share
from hub.referrals.paused import go_on
from hub.releases.terms import asked_again

AT_ONCE = 100
"""Changes looked at in one sweep."""
RESUMED = "resumed"
_SECURITY = (Cause.RECIPIENT_SUSPENDED, Cause.SENDER_SUSPENDED)

_SENDERS = text("select distinct sender from release where recipient = :org and destroyed_at is null order by sender")
_CASES = text("""
select distinct o.case_file, o.recipient from origin o
join release r on r.object = o.object and r.sender = o.org
where o.org = :org and (cast(:recipient as uuid) is null or o.recipient = :recipient) and r.destroyed_at is null
  and (r.terms_seen < :change or r.terms_at < :at)
order by o.case_file, o.recipient
""")
_SUSPENDED = text("select suspended_for from organisation where id = :id")
# the order of locks: the pair, then the case; a case that was purged has released what others may still hold
_HOLD = text("select from case_file where (org, id) = (:org, :case) for no key update")


@dataclass(frozen=True)
class _Place:
    sender: UUID
    case: UUID
    recipient: UUID


async def sweep(engine: Engine, narrow: Narrow) -> int:
    """Narrow what the changes that wait reach; answers how many cases were asked about. Cheap where nothing waits.

    Where a case fails it is left for the next sweep, with every later change to it, and the others go on.
    """
    now = engine.clock.now()
    async with engine.database.transaction(None) as session:
        found = await changes.waiting(session, now, AT_ONCE)
    asked, failed = 0, set[_Place]()
    for change in found:
        if change.cause == RESUMED:
            await _resumed(engine, change)
            continue
        reached = await _reached(engine, change)
        places = [place for place in reached if place not in failed]
        failed |= {place for place in places if not await _narrowed(engine, change, place, narrow)}
        asked += len(places)
        if failed.isdisjoint(reached):
            await _done(engine, change)
    return asked


async def _reached(engine: Engine, change: Change) -> list[_Place]:
    """The cases of which something is out that this change may narrow, and was not asked about since."""
    if not await _stands(engine, change):
        return []
    found = []
    for sender in await _senders(engine, change):
        async with engine.work(sender) as work:
            given = {"org": sender, "recipient": change.recipient, "change": change.id, "at": change.at}
            rows = (await work.session.execute(_CASES, given)).all()
        found += [_Place(sender, row.case_file, row.recipient) for row in rows]
    return found


async def _resumed(engine: Engine, change: Change) -> None:
    """Clocks go on, once: noted in the transaction that moved them."""
    if change.sender is None:
        return
    async with engine.work(change.sender) as work:
        if await changes.swept(work.session, change.id, work.now):
            await go_on(work, change.at)


async def _senders(engine: Engine, change: Change) -> list[UUID]:
    if change.sender is not None or change.recipient is None:
        return [change.sender] if change.sender else []
    async with engine.work(change.recipient) as work:
        return list((await work.session.execute(_SENDERS, {"org": change.recipient})).scalars())


async def _stands(engine: Engine, change: Change) -> bool:
    """Whether a suspension still is what it was: one that was taken back before it was swept narrows nothing."""
    suspended: dict[str, Literal["security", "other"] | None] = {
        Cause.RECIPIENT_SUSPENDED: "security",
        Cause.SENDER_SUSPENDED: "security",
        Cause.SUSPENDED_ADMINISTRATIVELY: "other",
    }
    if change.cause not in suspended:
        return True
    async with engine.database.transaction(None) as session:
        why = (await session.execute(_SUSPENDED, {"id": change.sender or change.recipient})).scalar_one_or_none()
    return why is not None and ("security" if why == "security" else "other") == suspended[change.cause]


async def _narrowed(engine: Engine, change: Change, place: _Place, narrow: Narrow) -> bool:
    """One case, in a transaction of its sender; False where it failed, with nothing of it written."""
    try:
        async with engine.work(place.sender) as work:
            await share(work.session, place.sender, place.recipient)
            await work.session.execute(_HOLD, {"org": place.sender, "case": place.case})
            await narrow(work, Narrowing(Cause(change.cause), place.case, place.recipient))
            await work.session.flush()
            await asked_again(work, place.case, place.recipient, change.id)
    except Exception as error:  # noqa: BLE001 - one case that fails must not keep the others readable
        logs.fault("sweep.failed", error, change=change.id)
        return False
    return True


async def _done(engine: Engine, change: Change) -> None:
    async with engine.database.transaction(None) as session:
        await changes.swept(session, change.id, engine.clock.now())
