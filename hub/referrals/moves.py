"""Writing one step of a referral: the row changes only if it still is what the caller has seen."""

from collections.abc import Sequence
from datetime import date

from psycopg.types.json import Jsonb
from sqlalchemy import text

from hub.audit import trail
from hub.audit.verbs import Verb
from hub.identity.work import Work
from hub.received.team import asking
from hub.referrals.open_dates import OpenDate, stored
from hub.referrals.repository import OpenReferral
from hub.tasks.steps import may_step, require_assigned, require_move, require_moved

_MOVE = text(
    """
update referral set status = :status, reason = :reason, capacity = coalesce(:capacity, capacity),
  outcome = coalesce(:outcome, outcome), updated_at = :now, version = version + 1,
  delivery_status = case when :took then 'sent' else delivery_status end
where id = :id and version = :version and $may
returning version
""".replace("$may", may_step("referral"))
)
_ENGAGE = text(
    """
update referral set engagement = :engagement, engaged_on = :engaged_on, updated_at = :now, version = version + 1,
  open_dates = coalesce(cast(:open_dates as jsonb), open_dates)
where id = :id and version = :version and $may
returning version
""".replace("$may", may_step("referral"))
)


def check(work: Work, referral: OpenReferral, status: str, reason: str | None = None) -> None:
    """Raise unless the viewer may take this step now; see `hub.tasks.steps`."""
    require_assigned(referral.side(work), assigned=referral.assigned)
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
    require_moved((await work.session.execute(_MOVE, {**asking(work), **values})).one_or_none())


async def engage(
    work: Work, referral: OpenReferral, engagement: str, engaged_on: date, open_dates: Sequence[OpenDate] | None
) -> None:
    """Write what was agreed with the person, without a change of status. `open_dates` None: those that stand stay."""
    values = {"id": referral.id, "version": referral.version, "now": work.now}
    dates = None if open_dates is None else Jsonb(stored(open_dates))
    given = {**values, "engagement": engagement, "engaged_on": engaged_on, "open_dates": dates}
    require_moved((await work.session.execute(_ENGAGE, {**asking(work), **given})).one_or_none())
    trail.record(
        work.session,
        Verb.REFERRAL_ENGAGED,
        actor=work.viewer.organisation,
        principal=work.viewer.principal,
        sender=referral.sender,
        recipient=referral.recipient,
        object_id=referral.id,
        at=work.now,
    )
