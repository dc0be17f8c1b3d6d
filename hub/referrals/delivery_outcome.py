"""How the message that tells a recipient of an offer ended: taken, carried by hand or to be, or never delivered."""

from sqlalchemy import text

from hub.delivery.engine import EndedMessage
from hub.identity.work import Work
from hub.referrals.repository import UNANSWERED
from hub.referrals.restart_clock import count_from
from hub.tasks.delivered import after

_BEFORE = text("""
select delivery_status, status = any(:unanswered) and respond_by <= :at as over
from referral where id = :id and sender = :org for update
""")
_SET = text("""
update referral set delivery_status = :status, updated_at = :now
where id = :id and sender = :org
""")


async def hear_of_referral(work: Work, ended: EndedMessage) -> None:
    """What the end of a message means for its referral, in the transaction that records it, as the sender.

    What was carried by hand after its time was over counts from then: nobody could have known of it before.
    """
    given = {"id": ended.object, "org": work.viewer.organisation}
    more = {"unanswered": list(UNANSWERED), "at": ended.at}
    row = (await work.session.execute(_BEFORE, {**given, **more})).one_or_none()
    then = after(row.delivery_status, ended.event, ended.status) if row is not None else None
    if then is None:
        return
    if row is not None and row.over and ended.status == "carried":
        await count_from(work, ended.object, ended.at)
    await work.session.execute(_SET, {**given, "status": then, "now": work.now})
