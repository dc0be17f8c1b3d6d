"""Clocks of offers whose sender is suspended for security: they stand still, and go on when it does."""

from datetime import datetime, timedelta

from sqlalchemy import text

from hub.delivery.due import schedule
from hub.identity.work import Work
from hub.referrals.offer import REFERRAL_EXPIRES
from hub.referrals.repository import UNANSWERED
from hub.releases.terms import prolong
from hub.tasks.clocks import clocks_stand

_STOPPED = text("select " + clocks_stand("cast(:org as uuid)"))
_LATER = text("""
update referral set respond_by = respond_by + :by, expires_at = expires_at + :by, updated_at = :now,
  version = version + 1
where sender = :org and status = any(:waiting) and created_at <= :since and expires_at > :since
returning id, expires_at
""")
LOOK_AGAIN = timedelta(minutes=10)
"""When an offer whose end has come meanwhile is looked at again."""


async def stopped(work: Work) -> bool:
    """Whether the clocks of what the viewer's organisation offered stand still now. One statement."""
    return bool((await work.session.execute(_STOPPED, {"org": work.viewer.organisation})).scalar_one())


async def go_on(work: Work, since: datetime, until: datetime) -> None:
    """The sender was suspended for security from `since` to `until`: every offer gets back the time it stood still.

    However late this is called: whoever waited for the worker has waited with the clocks running.
    """
    given = {"org": work.viewer.organisation, "since": since, "waiting": list(UNANSWERED), "now": work.now}
    rows = (await work.session.execute(_LATER, {**given, "by": until - since})).all()
    await prolong(work, [row.id for row in rows], until - since)
    for row in rows:
        await schedule(work, row.id, REFERRAL_EXPIRES, row.expires_at)
