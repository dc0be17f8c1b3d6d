"""How the message that tells a recipient of an offer ended: taken, to be carried by hand, or never delivered."""

from sqlalchemy import text

from hub.delivery.engine import Ended
from hub.identity.work import Work
from hub.tasks.delivered import after

_BEFORE = text("select delivery_status from referral where id = :id and sender = :org for update")
_SET = text("""
update referral set delivery_status = :status, updated_at = :now
where id = :id and sender = :org
""")


async def hear(work: Work, ended: Ended) -> None:
    """What the end of a message means for its referral, in the transaction that records it, as the sender."""
    given = {"id": ended.object, "org": work.viewer.organisation}
    before = (await work.session.execute(_BEFORE, given)).scalar_one_or_none()
    then = after(before, ended.event, ended.status) if before is not None else None
    if then is not None:
        await work.session.execute(_SET, {**given, "status": then, "now": work.now})
