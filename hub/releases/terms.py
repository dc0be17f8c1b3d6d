"""Whether what was frozen still stands under what the pair agreed since, and that the gate was asked for it again."""

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from sqlalchemy import text

from hub.cases.fragments import from_any, origin
from hub.consent.fragments import folds
from hub.identity.work import Work
from hub.kit.errors import Conflict, Reason
from hub.narrowing.acts import HOLDS, Act
from hub.narrowing.planned import LET_GO, NOT_SENT, STILL_HELD, WATCHED
from hub.releases.conditions import CHANGED, SUSPENDED
from hub.releases.cut import restore
from hub.tasks.causes import CAUSE

# of one and the narrower one in its place, the newest: until its key goes, the older is there as well
_STANDING = text(f"""
select {CHANGED} as changed, {SUSPENDED} as suspended from release
where object = :object and kind = 'packet' and recipient = :org and destroyed_at is null
  and not exists (select from release newer where newer.replaces = release.id)
""")  # noqa: S608 - conditions of ours
_ASKED_AGAIN = text(f"""
update release set terms_at = :now, terms_seen = greatest(terms_seen, :change) from {from_any("origin")}
where origin.org = :org and origin.object = release.object and release.sender = :org
  and origin.case_file = :case and origin.recipient = :recipient and release.destroyed_at is null
""")  # noqa: S608 - fragments of other rooms'
# what holds it besides, or lets go of that, goes on holding it when it is given back
_LEAVES_IT_SHUT = ", ".join(f"'{word}'" for word in (Act.KEEP, WATCHED, *HOLDS, LET_GO, STILL_HELD, NOT_SENT))
_CLOSED_OFF = text(
    """
select release.id from release $origin
where origin.org = :org and origin.case_file = :case and origin.recipient = :recipient
  and release.cut_at is not null and release.destroyed_at is null
  and not exists (select from release newer where newer.replaces = release.id)
  and $newest = :cause
order by release.id for update of release
""".replace("$origin", origin("origin", "release.sender", "release.object")).replace(
        "$newest", CAUSE.replace("$id", "release.object").replace("('keep', 'watched')", f"({_LEAVES_IT_SHUT})")
    )
)
# never beyond the person's own word
_PROLONG = text(f"""
update release set readable_until = greatest(release.readable_until, least(release.readable_until + :by, (
  select f.until {folds("f")}
  where (f.org, f.case_file, f.recipient, f.purpose, f.channel)
    = (origin.org, origin.case_file, origin.recipient, origin.purpose, origin.channel))))
from {from_any("origin")}
where (origin.org, origin.object) = (:org, release.object) and release.sender = :org
  and release.object = any(:objects) and release.cut_at is null and release.destroyed_at is null
""")  # noqa: S608 - fragments of other rooms'


async def require_current(work: Work, object_id: UUID) -> None:
    """Raise `Conflict` where the packet of this referral or request cannot be taken on now; one statement.

    `terms_changed` until the gate was asked again as the sender, `party_suspended` while one of the two is. For the
    recipient. Share the pair's lock first (`hub.pairs.lock`): then neither can come true before this transaction ends.
    """
    given = {"object": object_id, "org": work.viewer.organisation, "now": work.now}
    row = (await work.session.execute(_STANDING, given)).one_or_none()
    if row is not None and row.suspended:
        raise Conflict(Reason("party_suspended"))
    if row is not None and row.changed:
        raise Conflict(Reason("terms_changed"))


async def asked_again(work: Work, case_id: UUID, recipient: UUID, change: int) -> None:
    """Note that, up to this change, the gate was asked again for all that is out of this case to this recipient.

    As its sender, in the transaction that asked. What is newer still holds it. One statement.
    """
    given = {"org": work.viewer.organisation, "case": case_id, "recipient": recipient}
    await work.session.execute(_ASKED_AGAIN, {**given, "change": change, "now": work.now})


async def prolong(work: Work, object_ids: Collection[UUID], by: timedelta) -> None:
    """Let what was offered be readable longer by the time in which its clocks stood still; as its sender."""
    given = {"org": work.viewer.organisation, "objects": list(object_ids), "by": by}
    await work.session.execute(_PROLONG, given)


async def give_back(work: Work, case_id: UUID, recipient: UUID, cause: str) -> None:
    """Let be read again what was shut off for this cause and, since then, for no other; as its sender."""
    given = {"org": work.viewer.organisation, "case": case_id, "recipient": recipient, "cause": cause}
    ids = (await work.session.execute(_CLOSED_OFF, given)).scalars().all()
    if ids:
        await restore(work, ids)
