"""Writing one step of a referral: the row changes only if it still is what the caller has seen."""

from datetime import date

from sqlalchemy import text

from hub.identity.work import Work
from hub.referrals.door import OpenReferral
from hub.tasks.steps import require_move, require_moved

_MOVE = text("""
update referral set status = :status, reason = :reason, capacity = coalesce(:capacity, capacity),
  outcome = coalesce(:outcome, outcome), updated_at = :now, version = version + 1,
  delivery_status = case when :took then 'sent' else delivery_status end
where id = :id and version = :version
returning version
""")
_ENGAGE = text("""
update referral set engagement = :engagement, engaged_on = :engaged_on, updated_at = :now, version = version + 1
where id = :id and version = :version
returning version
""")


def check(work: Work, referral: OpenReferral, status: str, reason: str | None = None) -> None:
    """Raise unless the viewer may take this step now; see `hub.tasks.steps.require_move`."""
    require_move(referral.status, status, referral.side(work), reason)


async def move(
    work: Work,
    referral: OpenReferral,
    status: str,
    *,
    reason: str | None = None,
    capacity: str | None = None,
    outcome: str | None = None,
) -> None:
    """Take this step; one statement, and the triggers write both sides' lists and the timeline.

    A recipient that takes a step has it: the offer is sent from here on, whatever became of the message about it.
    Raises what `check` raises, and `Conflict` `stale` where somebody else was quicker.
    """
    check(work, referral, status, reason)
    values = {
        "id": referral.id,
        "version": referral.version,
        "status": status,
        "reason": reason,
        "capacity": capacity,
        "outcome": outcome,
        "took": referral.side(work) == "recipient",
        "now": work.now,
    }
    require_moved((await work.session.execute(_MOVE, values)).one_or_none())


async def engage(work: Work, referral: OpenReferral, engagement: str, engaged_on: date) -> None:
    """Write what was agreed with the person, without a change of status."""
    values = {"id": referral.id, "version": referral.version, "now": work.now}
    given = {**values, "engagement": engagement, "engaged_on": engaged_on}
    require_moved((await work.session.execute(_ENGAGE, given)).one_or_none())
