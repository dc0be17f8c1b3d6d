"""Freezing a packet: from here on it can be read, cut and destroyed, but not changed."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import text

from hub.audit.verbs import Verb
from hub.exchange.packets import Packet
from hub.identity.keys import OrganisationKey
from hub.identity.work import Work
from hub.kit.sealed import new_key, seal
from hub.releases.keys import holders, place
from hub.releases.ledger import log
from hub.releases.provision import promise

_ORIGIN = text("""
insert into origin (org, object, case_file, recipient, purpose, channel)
values (:org, :object, :case_file, :recipient, :purpose, :channel)
""")
_MAKE = text("""
with frozen as (
  insert into release (id, sender, recipient, object, kind, digest, created_at, opened_at, readable_until, replaces,
    held_for, kept_until, matter)
  values (:id, :sender, :recipient, :object, :kind, :digest, :now, :opened_at, :readable_until, :replaces,
    coalesce((select old.held_for from release old where old.id = :replaces), '{}'),
    coalesce(cast(:kept_until as timestamptz), (select old.kept_until from release old where old.id = :replaces)),
    (select cast(substr(encode(sha256(convert_to(case_file || '|' || recipient, 'UTF8')), 'hex'), 1, 32) as uuid)
      from origin where org = :sender and object = :object))
), packet as (
  insert into sealed_packet (release, sender, recipient, sealed) values (:id, :sender, :recipient, :sealed)
)
insert into release_key (release, org, sender, recipient, epoch, wrapped) values
  (:id, :sender, :sender, :recipient, :sender_epoch, :for_sender),
  (:id, :recipient, :sender, :recipient, :recipient_epoch, :for_recipient)
""")


@dataclass(frozen=True)
class MadeRelease:
    """A release just made. `key` seals whatever else belongs to it; `recipient_key` keys the recipient's hashes."""

    id: UUID
    digest: bytes
    recipient_key: OrganisationKey
    key: bytes = field(repr=False)


def packet_place(release: UUID) -> str:
    """The place of a sealed packet."""
    return f"sealed_packet.sealed/{release}"


async def originate(work: Work, object_id: UUID, *, case_id: UUID, recipient: UUID, purpose: str, channel: str) -> None:
    """Note which case a referral or request comes from; the recipient never sees this. One statement."""
    values = {
        "org": work.viewer.organisation,
        "object": object_id,
        "case_file": case_id,
        "recipient": recipient,
        "purpose": purpose,
        "channel": channel,
    }
    await work.session.execute(_ORIGIN, values)


async def make(
    work: Work,
    packet: Packet,
    *,
    opened: bool,
    readable_until: datetime,
    replaces: UUID | None = None,
    kept_until: datetime | None = None,
) -> MadeRelease:
    """Freeze this packet; two statements, and for a packet one more that puts its hand-over on record.

    The viewer is its sender, its origin is noted, the gate has been asked.

    `opened`: readable by the recipient at once (an offer, a request to remove); otherwise its acceptance opens it.
    The release has the packet's id. Opened at once is written to the ledger here, opened later by the acceptance.
    `replaces`: the release in whose place this one stands (`hub.releases.repack`); what holds that one holds this.
    `kept_until`: of a request, until when it is kept once it is taken (`hub.releases.taken`).
    """
    sender, recipient = packet.sender.id, packet.recipient.id
    ours, theirs = await holders(work, sender, recipient)
    made = MadeRelease(packet.id, packet.digest(), theirs, new_key())
    ends = {"readable_until": readable_until, "kept_until": kept_until}
    values = {**_sealed(work, packet, made, (ours, theirs)), "opened_at": work.now if opened else None, **ends}
    await work.session.execute(_MAKE, {**values, "replaces": replaces})
    if packet.kind == "packet" and not (opened and replaces):  # less of what was handed over is no new hand-over
        await promise(work, packet, opened=opened)
    if opened and not replaces:
        verb = Verb.OFFER_RELEASED if packet.kind == "offer" else Verb.PACKET_RELEASED
        log(work, verb, sender=sender, recipient=recipient, object_id=packet.object, digest=made.digest)
    return made


def _sealed(
    work: Work, packet: Packet, made: MadeRelease, keys: tuple[OrganisationKey, OrganisationKey]
) -> dict[str, object]:
    """The row and its bytes: sealed once, the key wrapped for the sender and for the recipient."""
    ours, theirs = keys
    return {
        "id": made.id,
        "sender": packet.sender.id,
        "recipient": packet.recipient.id,
        "object": packet.object,
        "kind": packet.kind,
        "digest": made.digest,
        "now": work.now,
        "sealed": seal(made.key, packet_place(made.id), packet.canonical()),
        "sender_epoch": ours.epoch,
        "for_sender": work.keys.wrap(ours, place(made.id), made.key),
        "recipient_epoch": theirs.epoch,
        "for_recipient": work.keys.wrap(theirs, place(made.id), made.key),
    }
