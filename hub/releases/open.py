"""Acceptance: the packet that was frozen at the offer opens, once, for the retention agreed now."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import text

from hub.audit.verbs import Verb
from hub.identity.work import Work
from hub.kit.errors import Conflict, Reason
from hub.releases.conditions import CHANGED, SUSPENDED
from hub.releases.ledger import log
from hub.releases.terms import require_current

_OPEN = text(f"""
update release set opened_at = :now, readable_until = :until
where object = :object and kind = 'packet' and recipient = :org and opened_at is null
  and cut_at is null and destroyed_at is null and readable_until > :now and held_for = '{{}}'
  and exists (select from release_key where release_key.release = release.id and release_key.org = :org)
  and not {CHANGED} and not {SUSPENDED}
returning id, sender, digest
""")  # noqa: S608 - conditions of ours


_HELD = text("""
select from release
where object = :object and kind = 'packet' and :org in (sender, recipient) and cut_at is null and held_for <> '{}'
""")


async def require_not_held(work: Work, object_id: UUID) -> None:
    """Raise `Conflict` `release_held` while something holds the packet of this request. For either side."""
    given = {"object": object_id, "org": work.viewer.organisation}
    if (await work.session.execute(_HELD, given)).first() is not None:
        raise Conflict(Reason("release_held"))


async def open_packet(work: Work, object_id: UUID, *, readable_until: datetime) -> UUID:
    """Open the packet of this referral for its recipient, the viewer; answers the release's id. One statement.

    The update waits for a withdrawal that holds the row and then sees its cut. Share the pair's lock first
    (`hub.pairs.lock`). Raises `Conflict`: `terms_changed` where a duty, a usual practice or an agreement is newer than
    what the gate knew, `party_suspended` while one of the two is, `release_held` while something holds it,
    `release_closed` where the packet was cut, ran out, was destroyed or is open already.
    """
    values = {"org": work.viewer.organisation, "object": object_id, "now": work.now, "until": readable_until}
    row = (await work.session.execute(_OPEN, values)).one_or_none()
    if row is None:
        await require_current(work, object_id)
        await require_not_held(work, object_id)
        raise Conflict(Reason("release_closed"))
    us = work.viewer.organisation
    log(work, Verb.PACKET_OPENED, sender=row.sender, recipient=us, object_id=object_id, digest=row.digest)
    release: UUID = row.id
    return release
