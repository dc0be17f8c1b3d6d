"""A narrower release in the place of an older one: made by the packer from the frozen copy, the older one cut."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import text

from hub.audit.verbs import Verb
from hub.exchange.packets import Packet
from hub.identity.work import Work
from hub.releases.cut import cut
from hub.releases.ledger import log
from hub.releases.make import MadeRelease, make

_OLD = text("select opened_at, readable_until from release where id = :id and sender = :org and cut_at is null")
_END_EARLIER = text("""
update release set readable_until = ends.at
from unnest(cast(:ids as uuid[]), cast(:ends as timestamptz[])) as ends(id, at)
where release.id = ends.id and release.readable_until > ends.at and release.destroyed_at is null
""")


@dataclass(frozen=True)
class Repacked:
    """The newer release, and the older one that is cut now."""

    old: UUID
    made: MadeRelease


async def repack(work: Work, old: UUID, packet: Packet, *, destroy_at: datetime) -> Repacked:
    """Release `packet` in the place of `old`, as open and as long readable as that was, and cut `old`.

    The packer made `packet` from the frozen copy (`hub.minimisation.packer.repack`). The viewer is its sender and
    holds `old` FOR UPDATE. Whoever calls this schedules the destruction of `old`.
    """
    row = (await work.session.execute(_OLD, {"id": old, "org": work.viewer.organisation})).one()
    opened = row.opened_at is not None
    made = await make(work, packet, opened=opened, readable_until=row.readable_until, replaces=old)
    log(
        work,
        Verb.RELEASE_REPACKED,
        sender=packet.sender.id,
        recipient=packet.recipient.id,
        object_id=packet.object,
        digest=made.digest,
    )
    await cut(work, [old], destroy_at=destroy_at)
    return Repacked(old, made)


async def end_earlier(work: Work, ends: dict[UUID, datetime]) -> None:
    """Let the reading of each release end at its instant where that is earlier than before. One statement."""
    if ends:
        await work.session.execute(_END_EARLIER, {"ids": list(ends), "ends": list(ends.values())})
