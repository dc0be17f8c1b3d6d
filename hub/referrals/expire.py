"""Ended by silence: what the hub does by itself when an offer's time is over (domain rule 7)."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import text

from hub.delivery import outbox
from hub.delivery.due import schedule
from hub.identity.work import Work
from hub.kit.errors import NotFound
from hub.referrals.paused import LOOK_AGAIN, stopped
from hub.referrals.repository import UNANSWERED, OpenReferral, referral
from hub.releases.cut import DESTROY, destroy
from hub.releases.find import Found, of_object
from hub.tasks.steps import require_move, require_moved

_EXPIRE = text("""
update referral set status = 'cancelled', reason = 'expired', updated_at = :now, version = version + 1
where id = :id and version = :version
returning version
""")


async def expire_referral(work: Work, referral_id: UUID) -> datetime | None:
    """End an offer that was never answered, and destroy offer and packet; the worker calls this, as the sender.

    One that was accepted goes on: its offer is destroyed now, and its packet when the retention agreed at acceptance
    is over. One that has ended already needs nothing. Called twice it does nothing more. Answers when to look again
    where the clocks stand still, because the sender is suspended for security.
    """
    try:
        found = await referral(work, referral_id)
    except NotFound:
        return None  # purged with its case
    releases = [release for release in await of_object(work, found.id) if release.destroyed_at is None]
    if found.status not in UNANSWERED:
        await _keep_accepted(work, releases)
    elif await stopped(work):
        return work.now + LOOK_AGAIN
    else:
        await _end(work, found, releases)
    return None


async def _end(work: Work, found: OpenReferral, releases: list[Found]) -> None:
    require_move(found.status, "cancelled", "hub", "expired")
    await destroy(work, [release.id for release in releases])
    await outbox.cancel(work, [found.id], "referral-expired")
    values = {"id": found.id, "version": found.version, "now": work.now}
    require_moved((await work.session.execute(_EXPIRE, values)).one_or_none())


async def _keep_accepted(work: Work, releases: list[Found]) -> None:
    """The offer has served; what was accepted stays until its own end."""
    await destroy(work, [release.id for release in releases if release.kind == "offer"])
    for release in releases:
        if release.kind == "packet" and release.opened_at is not None and release.cut_at is None:
            await schedule(work, release.id, DESTROY, release.readable_until)
