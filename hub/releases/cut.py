"""Ending what was released: cut (no more reading), restored within its days, destroyed (no key, no bytes)."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import text

from hub.audit.verbs import Verb
from hub.identity.work import Work
from hub.releases.ledger import each

DESTROY = "release.destroy"
"""The kind of due date at which a release's keys go."""
_CUT = text("""
update release set cut_at = coalesce(cut_at, :now), destroy_at = least(destroy_at, :destroy_at)
where id = any(:ids) and destroyed_at is null
returning id, sender, recipient, object, digest
""")
_RESTORE = text("""
update release set cut_at = null, destroy_at = null
where id = any(:ids) and cut_at is not null and destroyed_at is null and sender = :org
returning id, sender, recipient, object, digest
""")
_DESTROY = text("""
update release set cut_at = coalesce(cut_at, :now), destroy_at = least(destroy_at, :now), destroyed_at = :now
where id = any(:ids) and destroyed_at is null
returning id, sender, recipient, object, digest
""")


async def cut(work: Work, release_ids: Sequence[UUID], *, destroy_at: datetime) -> tuple[UUID, ...]:
    """End all reading of these releases by their recipients now; their keys go at `destroy_at` at the latest.

    Answers the ids of those that were not destroyed before. One statement, and a line each in the ledger. Whoever
    calls this schedules the destruction.
    """
    return await each(work, _CUT, Verb.RELEASE_CUT, {"ids": list(release_ids), "destroy_at": destroy_at})


async def restore(work: Work, release_ids: Sequence[UUID]) -> tuple[UUID, ...]:
    """Take a cut back: a withdrawal was undone before anything was destroyed. The sender's to do; one statement."""
    return await each(work, _RESTORE, Verb.RELEASE_RESTORED, {"ids": list(release_ids)})


async def destroy(work: Work, release_ids: Sequence[UUID]) -> tuple[UUID, ...]:
    """Destroy these releases: all copies of the key, the packet and all else under that key, keyed hashes too.

    Either party may: the sender on a withdrawal or expiry, the recipient when it declines. A trigger deletes the
    rows when `destroyed_at` is set. Answers the ids destroyed now; one statement, and a line each in the ledger.
    """
    return await each(work, _DESTROY, Verb.RELEASE_DESTROYED, {"ids": list(release_ids)})
