"""An offer that nobody had: its times counted anew, in the row, in what is frozen, and in the worker's list."""

import secrets
from datetime import datetime
from uuid import UUID

from sqlalchemy import text

from hub.delivery.due import schedule
from hub.exchange.packets import PacketKind
from hub.identity.work import Work
from hub.kit.ids import new_id
from hub.minimisation import packer
from hub.minimisation.values import formed
from hub.narrowing.planned import GRACE
from hub.referrals.offer import REFERRAL_EXPIRES
from hub.releases.cut import DESTROY
from hub.releases.read import look
from hub.releases.repack import repack
from hub.releases.terms import prolong

_LATER = text("""
update referral set respond_by = respond_by + :by, expires_at = expires_at + :by, updated_at = :now,
  version = version + 1
where id = :id and sender = :org
returning respond_by, expires_at
""")


async def count_from(work: Work, referral_id: UUID, at: datetime) -> UUID:
    """Give the offer the whole span again that it was frozen with, from `at`; answers the id of the newer offer.

    As its sender, while its recipient never had it. Offer and packet say the new time, and are readable as much
    longer, never beyond the person's own word. Raises `NotFound` where they can no longer be read.
    """
    offered = await look(work, referral_id, "offer")
    by = at - offered.packet.created_at
    given = {"id": referral_id, "org": work.viewer.organisation, "by": by, "now": work.now}
    row = (await work.session.execute(_LATER, given)).one()
    newer = await _frozen_anew(work, referral_id, "offer", row.respond_by, at)
    await _frozen_anew(work, referral_id, "packet", row.respond_by, at)
    await prolong(work, [referral_id], by)
    await schedule(work, referral_id, REFERRAL_EXPIRES, row.expires_at)
    return newer


async def _frozen_anew(work: Work, referral_id: UUID, kind: PacketKind, respond_by: datetime, at: datetime) -> UUID:
    """The same fields with the new time, in the place of the older release, which nobody was told of."""
    opened = await look(work, referral_id, kind)
    packet = packer.repack(
        opened.packet,
        dict.fromkeys(opened.packet.fields, "full"),
        id=new_id(),
        created_at=at,
        salt=secrets.token_hex(32),
        instead={"respond_by": formed("respond_by", respond_by)},
    )
    made = (await repack(work, opened.id, packet, destroy_at=work.now + GRACE)).made
    await schedule(work, opened.id, DESTROY, work.now + GRACE)
    return made.id
