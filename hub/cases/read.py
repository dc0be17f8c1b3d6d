"""Somebody opens a case to read it: a line in the ledger each time, and an alarm where it becomes unusual."""

from uuid import UUID

from sqlalchemy import text

from hub.audit.fragments import lines
from hub.audit.trail import record_own
from hub.audit.verbs import Verb
from hub.cases import repository
from hub.cases.alarms import MANY_CASES_READ, sound_if_unusual
from hub.cases.repository import OpenCase
from hub.identity.work import Work

# one reader after the other, or twenty requests at once would not see each other; a statement of its own, so that the
# count after it sees what the last holder of the lock committed
_TURN = text("select pg_advisory_xact_lock(hashtextextended('case:read ' || cast(:principal as text), 0))")
_BURST = text(f"""
select
  (select count(distinct e.object) {lines("e")}
   where e.sender = :org and e.principal = :principal and e.verb = 'case:read' and e.at > :since) as different,
  (select max(at) from alarm where org = :org and principal = :principal and kind = 'many_cases_read') as last_raised
""")  # noqa: S608 - fragments of other rooms'


async def read_case(work: Work, case_id: UUID) -> OpenCase:
    """The case as `repository.case` opens it; the ledger says who read it. Raises `NotFound`; then nothing is kept.

    Five statements more than the repository's one at most, all in its transaction.
    """
    found = await repository.case(work, case_id)
    await note_reading(work, found.id)
    return found


async def note_reading(work: Work, case_id: UUID) -> None:
    """The ledger says that this case, which the repository has given the caller, was read. At most five statements."""
    await work.session.execute(_TURN, {"principal": work.viewer.principal})
    _log(work, Verb.CASE_READ, case_id)
    await work.session.flush()
    await sound_if_unusual(work, MANY_CASES_READ, _BURST)


def _log(work: Work, verb: Verb, object_id: UUID) -> None:
    record_own(
        work.session,
        verb,
        org=work.viewer.organisation,
        principal=work.viewer.principal,
        object_id=object_id,
        at=work.now,
    )
