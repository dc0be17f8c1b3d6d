"""What a pair or the hub changed reaches what is out: as each sender, case by case, within a minute.

The condition in each statement that reads, accepts, claims or sends holds at once (`hub/pairs`). The sweep makes it
last: it asks the gate anew as the sender, who alone knows the person's word, and narrows what is out with reasons,
questions to holders and lines in the ledger; or lets go what a suspension or a lost key held. It can be stopped
anywhere: every release knows the newest change for which it was asked about.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import text

from hub.cases import repository
from hub.cases.fragments import from_any
from hub.delivery.engine import Engine
from hub.identity import organisations
from hub.identity.work import Work
from hub.kit import logs
from hub.narrowing.causes import Cause, Narrow, Narrowing
from hub.pairs import changes
from hub.pairs.changes import ChangeBetween
from hub.pairs.lock import share
from hub.referrals.paused import go_on
from hub.releases.fragments import from_releases, released
from hub.releases.terms import asked_again, give_back

Settle = Callable[[Work, Cause, UUID, UUID | None], Awaitable[object]]
"""`async def settle(work, cause, case, recipient)`: what this cause held is let go (`hub.withdrawals.narrow`)."""
AT_ONCE = 100
"""Changes looked at in one sweep."""
OVER = {
    "resumed": (Cause.SUSPENDED_ADMINISTRATIVELY,),
    "resumed-from-security": (Cause.SENDER_SUSPENDED, Cause.RECIPIENT_SUSPENDED, Cause.SUSPENDED_ADMINISTRATIVELY),
    "key-renewed": (Cause.KEY_STOLEN, Cause.KEY_REVOKED),
}
"""What a change ends instead of beginning it: what those causes held is let go."""
CLOCKS_GO_ON = "resumed-from-security"

_SENDERS = text(f"""
select distinct r.sender {from_releases("r")} where r.recipient = :org and r.destroyed_at is null order by r.sender
""")
_CASES = text(f"""
select distinct o.case_file, o.recipient from {from_any("o")}
{released("r", "o")}
where o.org = :org and (cast(:recipient as uuid) is null or o.recipient = :recipient) and r.destroyed_at is null
  and (r.terms_seen < :change or r.terms_at < :at)
order by o.case_file, o.recipient
""")  # noqa: S608 - fragments of other rooms'


@dataclass(frozen=True)
class _Place:
    sender: UUID
    case: UUID
    recipient: UUID


async def sweep(engine: Engine, narrow: Narrow, settle: Settle) -> int:
    """Narrow what the changes that wait reach; answers how many cases were asked about. Cheap where nothing waits.

    Where a case fails it is left for the next sweep, with every later change to it, and the others go on; so is one
    that an earlier change has reached meanwhile.
    """
    now = engine.clock.now()
    async with engine.database.transaction(None) as session:
        found = await changes.waiting(session, now, AT_ONCE)
    asked, failed, known = 0, set[_Place](), [change.id for change in found]
    for change in found:
        reached = await _reached(engine, change) if await _stands(engine, change) else []
        places = [place for place in reached if place not in failed]
        failed |= {place for place in places if not await _asked(engine, change, place, known, narrow, settle)}
        asked += len(places)
        if failed.isdisjoint(reached):
            await _done(engine, change)
    return asked


async def _reached(engine: Engine, change: ChangeBetween) -> list[_Place]:
    """The cases of which something is out that this change may touch, and was not asked about since."""
    found = []
    for sender in await _senders(engine, change):
        async with engine.work(sender) as work:
            given = {"org": sender, "recipient": change.recipient, "change": change.id, "at": change.at}
            rows = (await work.session.execute(_CASES, given)).all()
        found += [_Place(sender, row.case_file, row.recipient) for row in rows]
    return found


async def _senders(engine: Engine, change: ChangeBetween) -> list[UUID]:
    if change.sender is not None or change.recipient is None:
        return [change.sender] if change.sender else []
    async with engine.work(change.recipient) as work:
        return list((await work.session.execute(_SENDERS, {"org": change.recipient})).scalars())


async def _stands(engine: Engine, change: ChangeBetween) -> bool:
    """A suspension that was taken back before it was swept narrows nothing."""
    security = change.cause in (Cause.RECIPIENT_SUSPENDED, Cause.SENDER_SUSPENDED)
    if not security and change.cause != Cause.SUSPENDED_ADMINISTRATIVELY:
        return True
    async with engine.database.transaction(None) as session:
        why = await organisations.suspended_for(session, change.sender or change.recipient)
    return why is not None and (why == "security") is security


async def _asked(
    engine: Engine, change: ChangeBetween, place: _Place, known: list[int], narrow: Narrow, settle: Settle
) -> bool:
    """One case, in a transaction of its sender; False where it failed or an earlier change comes first.

    Then nothing of it is written. `known`: the changes of this sweep.
    """
    try:
        async with engine.work(place.sender) as work:
            # the order of locks: the pair, then the case; one that was purged has released what others may still hold
            await share(work.session, place.sender, place.recipient)
            if await changes.came_between(work.session, change, place.sender, place.recipient, known, work.now):
                return False
            await repository.hold(work, place.case)
            if change.cause in OVER:
                await _let_go(work, change, place, narrow, settle)
            else:
                await narrow(work, Narrowing(Cause(change.cause), place.case, place.recipient))
            await work.session.flush()
            await asked_again(work, place.case, place.recipient, change.id)
    except Exception as error:  # noqa: BLE001 - one case that fails must not keep the others unreadable
        logs.fault("sweep.failed", error, change=change.id)
        return False
    return True


async def _let_go(work: Work, change: ChangeBetween, place: _Place, narrow: Narrow, settle: Settle) -> None:
    """What was held or shut off comes back, as far as the gate still allows it."""
    for cause in OVER[change.cause]:
        await settle(work, cause, place.case, place.recipient)
        await give_back(work, place.case, place.recipient, cause.value)
    await narrow(work, Narrowing(Cause.AGREEMENT_NARROWED, place.case, place.recipient))


async def _done(engine: Engine, change: ChangeBetween) -> None:
    """Noted once; clocks that stood still go on in the same transaction, from the instant of resuming."""
    if change.cause != CLOCKS_GO_ON or change.sender is None:
        async with engine.database.transaction(None) as session:
            await changes.swept(session, change.id, engine.clock.now())
        return
    async with engine.work(change.sender) as work:
        if await changes.swept(work.session, change.id, work.now):
            resumed = await changes.resumed_at(work.session, change.sender, change.at)
            await go_on(work, change.at, resumed or work.now)
