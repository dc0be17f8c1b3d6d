"""Reading what was released: one statement asks the release, the reader's key and the bytes at once."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import TextClause, text
from sqlalchemy.engine import Row

from hub.audit.verbs import Verb
from hub.cases.fragments import objects_of
from hub.cases.team import or_the_hub, works_on_origin
from hub.exchange.packets import Packet, PacketKind, parse
from hub.identity.fragments import epoch_key
from hub.identity.work import Work
from hub.kit.errors import NotFound
from hub.kit.sealed import unseal
from hub.lists.fragments import status_in
from hub.received.marks import is_forged, on_it
from hub.received.opening import Approach, approach
from hub.received.reading import watch
from hub.received.team import asking, sees_offer, works_on_received
from hub.releases.conditions import STANDS
from hub.releases.keys import place
from hub.releases.ledger import log
from hub.releases.make import packet_place

OPEN = """(release.destroyed_at is null and (
  (release.sender = :org and $team)
  or (release.recipient = :org and $mine
    and release.opened_at is not null and release.cut_at is null and release.readable_until > :now
    and release.held_for = '{}' and $stands)))""".replace(
    "$team", or_the_hub(works_on_origin("release.sender", "release.object"))
).replace("$stands", STANDS)
"""May `:principal` of the organisation `:org` read this release at `:now`? The sender's team may, and at the
recipient's who `$mine` says, while it is open, nothing holds it and what the pair and the hub changed since lets it.
The reader's key row is asked for by the join beside this."""
_UNANSWERED_OFFER = f"""(release.kind = 'offer' and $sees
  and {status_in(":org", "release.object", "'requested', 'received'")})"""
READABLE = OPEN.replace("$mine", f"({works_on_received(':org', 'release.object')} or {_UNANSWERED_OFFER})").replace(
    "$sees", sees_offer(":org", "release.object")
)
"""The same for one release: whoever is assigned, and of an offer that waits for an answer whoever may take it."""

_READ = """
select release.id, release.object, release.kind, release.sender, release.recipient, release.digest,
  release.readable_until, sealed_packet.sealed, release_key.epoch, release_key.wrapped,
  organisation_key.wrapped as organisation_wrapped, $on_it as on_it
from release
join sealed_packet on sealed_packet.release = release.id
join release_key on release_key.release = release.id and release_key.org = :org
$epoch_key
where $readable and """
_READ = _READ.replace("$epoch_key", epoch_key("organisation_key", "release_key.org", "release_key.epoch"))
_READ = _READ.replace("$on_it", on_it(":org", "release.object"))
_READABLE_ONE = _READ.replace("$readable", READABLE)
# of one and the narrower one in its place, the newest that may be read
_BY_OBJECT = text(
    _READABLE_ONE
    + "release.object = :object and release.kind = :kind order by release.created_at desc, release.id desc limit 1"
)
_BY_ID = text(_READABLE_ONE + "release.id = :release")
# what stands: neither cut nor replaced by a narrower one
_STANDING_OF_CASE = """release.cut_at is null and release.sender = :org
  and release.object in $objects
  and not exists (select from release newer where newer.replaces = release.id)
order by release.created_at, release.id""".replace("$objects", objects_of(":org", ":case"))
_OF_CASE = text(_READABLE_ONE + _STANDING_OF_CASE)
_BY_ID_LOCKED = text(_READABLE_ONE + "release.id = :release and release.cut_at is null for share of release")


@dataclass(frozen=True)
class Opened:
    """A release that the viewer may read now, open. `key` seals what else belongs to it."""

    id: UUID
    object: UUID
    kind: PacketKind
    sender: UUID
    recipient: UUID
    digest: bytes
    readable_until: datetime
    packet: Packet = field(repr=False)
    key: bytes = field(repr=False)


async def read(work: Work, object_id: UUID, kind: PacketKind) -> Packet:
    """The offer or packet of a referral or request, and a line in the ledger that it was read.

    Raises `NotFound` alike for foreign, unopened, cut, past, destroyed and absent, outside the team of its case, and at
    the recipient's for whoever is not assigned.
    """
    opened = await look(work, object_id, kind)
    await log_use(work, opened, Verb.OFFER_READ if kind == "offer" else Verb.PACKET_READ)
    return opened.packet


async def look(work: Work, object_id: UUID, kind: PacketKind) -> Opened:
    """The same without the line in the ledger: the caller writes another one (`packet:downloaded`, …)."""
    which: dict[str, object] = {"object": object_id, "kind": kind}
    found = await _found(work, _BY_OBJECT, which)
    if found is None and await approach(work, object_id) is Approach.TAKEN:
        found = await _found(work, _BY_OBJECT, which)
    if found is None:
        raise NotFound
    return found


async def of_case(work: Work, case_id: UUID) -> tuple[Opened, ...]:
    """All that is out of a case, for its sender to look through; nothing is shown of it. One statement."""
    values = {"org": work.viewer.organisation, "now": work.now, **asking(work), "case": case_id}
    rows = (await work.session.execute(_OF_CASE, values)).all()
    return tuple(_opened(work, row) for row in rows)


async def by_id(work: Work, release_id: UUID, *, lock: bool = False) -> Opened:
    """The release with this id, for sending it; raises `NotFound`.

    `lock`: hold the row FOR SHARE, so that a withdrawal waits for this transaction or is seen by it; a cut release
    is then not found even by its sender.
    """
    found = await _found(work, _BY_ID_LOCKED if lock else _BY_ID, {"release": release_id})
    if found is None:
        raise NotFound
    return found


async def log_use(work: Work, opened: Opened, verb: Verb) -> None:
    """Write into the ledger what the viewer did with this release; a recipient's reading is watched besides."""
    log(work, verb, sender=opened.sender, recipient=opened.recipient, object_id=opened.object, digest=opened.digest)
    if work.viewer.organisation == opened.recipient:
        await watch(work, opened.object)


def release_key(work: Work, release_id: UUID, epoch: int, wrapped: bytes, organisation_wrapped: bytes) -> bytes:
    """The open key of a release, from the viewer's rows of `release_key` and `organisation_key`."""
    under = work.keys.organisation_key(work.viewer.organisation, epoch, organisation_wrapped)
    return work.keys.unwrap(under, place(release_id), wrapped)


async def _found(work: Work, statement: TextClause, which: dict[str, object]) -> Opened | None:
    values = {"org": work.viewer.organisation, "now": work.now, **asking(work), **which}
    row = (await work.session.execute(statement, values)).one_or_none()
    return None if row is None or is_forged(work, row.on_it) else _opened(work, row)


def _opened(work: Work, row: Row[tuple[object, ...]]) -> Opened:
    key = release_key(work, row.id, row.epoch, row.wrapped, row.organisation_wrapped)
    packet = parse(unseal(key, packet_place(row.id), row.sealed))
    return Opened(row.id, row.object, row.kind, row.sender, row.recipient, row.digest, row.readable_until, packet, key)
