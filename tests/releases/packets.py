"""A packet of an invented case, for tests that only ask what becomes of it."""

import secrets
from datetime import timedelta
from uuid import UUID, uuid4

from sqlalchemy import text

from hub.cases.origin import originate
from hub.exchange.packets import Handling, NamedOrganisation, Packet, PacketKind
from hub.identity.work import Work
from hub.releases.make import MadeRelease, make
from tests.parties import NOW, Parties, Party

SECRET = "カナリア-42"
_CONSENT = text("""
insert into consent_fold
  (id, org, case_file, recipient, purpose, channel, event_type, fields, until, sealed, record_id, updated_at)
values (gen_random_uuid(), :org, :case, :recipient, :purpose, 'nowhere', 'given', '{}', null, '',
  gen_random_uuid(), :at)
on conflict do nothing
""")


_REFERRAL = text("""
insert into referral (id, sender, recipient, purpose, status, urgency, language, respond_by, expires_at, created_at,
  updated_at, version)
values (:id, :org, :recipient, :purpose, 'requested', 'urgent', 'ja', :until, :until, :at, :at, 1)
on conflict do nothing
""")


def case_of(parties: Parties, party: Party) -> UUID:
    """An empty case, with the party's one person on its team."""
    case = uuid4()
    parties.insert(
        "case_file",
        id=case,
        org=party.id,
        language="ja",
        urgency="urgent",
        status="open",
        retention_until=NOW.date() + timedelta(days=365),
        created_at=NOW,
        updated_at=NOW,
        version=1,
    )
    parties.insert(
        "case_team",
        id=uuid4(),
        org=party.id,
        case_file=case,
        principal=party.principal,
        added_by=party.principal,
        added_at=NOW,
    )
    return case


def packet_of(sender: Party, recipient: Party, object_id: UUID, kind: PacketKind = "packet") -> Packet:
    """A packet with one field that nothing else contains."""
    return Packet(
        id=uuid4(),
        kind=kind,
        object=object_id,
        purpose="legal_advice",
        sender=_named(sender),
        recipient=_named(recipient),
        created_at=NOW,
        language="ja",
        urgency="urgent",
        handling=Handling(("police",), None),
        fields={"narrative": SECRET},
        salt=secrets.token_hex(32),
    )


async def released(work: Work, packet: Packet, case: UUID, *, opened: bool = True) -> MadeRelease:
    """The packet, frozen for thirty days, with the referral that it is for and the consent that it rests on."""
    recipient = packet.recipient.id
    fold = {"org": packet.sender.id, "case": case, "recipient": recipient, "purpose": packet.purpose, "at": work.now}
    await work.session.execute(_CONSENT, fold)
    await originate(work, packet.object, case_id=case, recipient=recipient, purpose=packet.purpose, channel="nowhere")
    until = NOW + timedelta(days=30)
    await work.session.execute(_REFERRAL, {**fold, "id": packet.object, "until": until})
    return await make(work, packet, opened=opened, readable_until=until)


def _named(party: Party) -> NamedOrganisation:
    return NamedOrganisation(party.id, party.name, party.kind, party.country)
