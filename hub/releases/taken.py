"""Of a request to remove: read while her consent lasts, until it is taken; from then on for the retention agreed."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import text

from hub.identity.work import Work
from hub.narrowing.acts import HOLDS
from hub.narrowing.causes import Cause
from hub.narrowing.states import ThingState
from hub.narrowing.table import TABLE

_STILL = [cause.value for cause in Cause if TABLE[cause][ThingState.TAKEN].act in HOLDS]
"""What holds a request that was taken as well. The rest held it from being taken."""
_TAKE = text("""
update release set readable_until = kept_until, kept_until = null,
  held_for = array(select one from unnest(held_for) as one where one = any(:still))
where object = :object and kept_until is not null and cut_at is null and destroyed_at is null
""")
_FOLLOW = text("""
update release set readable_until = least(ends.at, release.kept_until)
from unnest(cast(:ids as uuid[]), cast(:ends as timestamptz[])) as ends(id, at)
where release.id = ends.id and release.kept_until is not null and release.destroyed_at is null
""")
_PROLONG = text("""
update release set readable_until = kept_until
where id = any(:ids) and kept_until is not null and destroyed_at is null
""")


async def take(work: Work, object_id: UUID) -> None:
    """Its recipient took this request: it is kept as agreed. Either party, in the transaction that takes it.

    What is held its recipient cannot take here; but its sender may learn that it did, and then that hold is over.
    Hold the release first (`hub.releases.outstanding.hold_objects`): it comes before the request in the order of locks.
    """
    await work.session.execute(_TAKE, {"object": object_id, "still": _STILL})


async def follow(work: Work, ends: Mapping[UUID, datetime]) -> None:
    """Let each release that nobody took be read to this new end of her consent, be it earlier or later."""
    if ends:
        await work.session.execute(_FOLLOW, {"ids": list(ends), "ends": list(ends.values())})


async def prolong(work: Work, release_ids: Collection[UUID]) -> None:
    """Let these go on without consent, as she was told: to the end of the retention agreed."""
    if release_ids:
        await work.session.execute(_PROLONG, {"ids": list(release_ids)})
