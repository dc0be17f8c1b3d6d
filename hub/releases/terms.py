"""Whether what was frozen still stands under what the pair agreed since, and that the gate was asked for it again."""

from uuid import UUID

from sqlalchemy import text

from hub.identity.work import Work
from hub.kit.errors import Conflict, Reason
from hub.pairs.conditions import CHANGED, SUSPENDED

_STANDING = text(f"""
select {CHANGED} as changed, {SUSPENDED} as suspended from release
where object = :object and kind = 'packet' and recipient = :org and destroyed_at is null
""")  # noqa: S608 - conditions of ours
_ASKED_AGAIN = text("""
update release set terms_at = :now, terms_seen = greatest(terms_seen, (
  select coalesce(max(c.id), 0) from pair_change c
  where c.recipient = release.recipient and (c.sender is null or c.sender = release.sender)))
from origin
where origin.org = :org and origin.object = release.object and release.sender = :org
  and origin.case_file = :case and origin.recipient = :recipient and release.destroyed_at is null
""")


async def require_current(work: Work, object_id: UUID) -> None:
    """Raise `Conflict` where the packet of this referral or request cannot be taken on now: `terms_changed` until the
    gate was asked again as the sender, `party_suspended` while one of the two is. One statement, for the recipient.

    Share the pair's lock first (`hub.pairs.lock`): then neither can come true before this transaction ends.
    """
    given = {"object": object_id, "org": work.viewer.organisation, "now": work.now}
    row = (await work.session.execute(_STANDING, given)).one_or_none()
    if row is not None and row.suspended:
        raise Conflict(Reason("party_suspended"))
    if row is not None and row.changed:
        raise Conflict(Reason("terms_changed"))


async def asked_again(work: Work, case_id: UUID, recipient: UUID) -> None:
    """Note that the gate has been asked again for all that is out of this case to this recipient; as its sender.

    Share the pair's lock before the gate is asked, so that nothing newer is noted as seen. One statement.
    """
    given = {"org": work.viewer.organisation, "case": case_id, "recipient": recipient, "now": work.now}
    await work.session.execute(_ASKED_AGAIN, given)
