"""Reading what was received is watched as reading a case is: an alarm to the member's administrators."""

from uuid import UUID

from sqlalchemy import text

from hub.audit.fragments import lines
from hub.cases.alarms import sound_if_unusual
from hub.cases.fragments import last_alarm
from hub.identity.work import Work

MANY_RECEIVED_READ = "many_received_read"
_SEEN = "received things that this transaction has read"
# one reader after the other, as of cases: a statement of its own, so that the count sees what was committed before
_TURN = text("select pg_advisory_xact_lock(hashtextextended('received:read ' || cast(:principal as text), 0))")
# what two people gave to a machine once and for all is its work, however much of it comes
_BURST = text(f"""
select
  (select count(distinct e.object) {lines("e")}
   where e.recipient = :org and e.principal = :principal and e.at > :since and e.actor = :org
     and e.verb in ('offer:read', 'packet:read', 'packet:downloaded')
     and not exists (select from received_team t where (t.org, t.object, t.principal) = (:org, e.object, :principal)
       and t.how = 'standing')) as different,
  {last_alarm(MANY_RECEIVED_READ)} as last_raised
""")  # noqa: S608 - fragments of other rooms'


async def watch(work: Work, object_id: UUID) -> None:
    """The ledger has a new line of the viewer's reading: raise an alarm where it is unusual. Three statements at least.

    Call it after the line was added. None for what the same transaction has read before: it is not another thing. An
    alarm is put away by somebody else than its cause (`hub.cases.alarms`).
    """
    seen: set[UUID] = work.session.info.setdefault(_SEEN, set())
    if object_id in seen:
        return
    seen.add(object_id)
    await work.session.execute(_TURN, {"principal": work.viewer.principal})
    await work.session.flush()
    await sound_if_unusual(work, MANY_RECEIVED_READ, _BURST)
