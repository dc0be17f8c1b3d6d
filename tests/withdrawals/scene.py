"""A case with consent, and what was released from it, for tests of taking it back and of sending it."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from hub.cases import repository
from hub.cases.associated_data import evidence_sealed
from hub.cases.open import create
from hub.cases.origin import originate
from hub.consent.load import ConsentPlace
from hub.consent.record import Circumstances, record
from hub.delivery.models import Delivery
from hub.delivery.outbox import queue
from hub.exchange.packets import Form, PacketKind
from hub.identity.work import Work
from hub.kit.sealed_values import seal_value
from hub.minimisation.gate import ask
from hub.minimisation.packer import pack
from hub.releases.make import make
from hub.withdrawals.withdraw import Acknowledged, ChangeOfMind, withdraw
from tests.parties import NOW, Parties, Party

CALL_NAME = "カナリアさくら"
URL = "https://video.example.org/canary-77"
VALUES = {
    "call_name": CALL_NAME,
    "age_band_now": "20_or_over",
    "age_band_at_images": "20_or_over",
    "pattern": "sextortion",
    "exposure": "threatened",
    "matter_types": ["takedown"],
    "locations": [{"url": URL, "service": "動画"}],
}
LEGAL: dict[str, Form] = {"call_name": "full", "matter_types": "full", "exposure": "full", "pattern": "full"}
REMOVAL: dict[str, Form] = {"locations": "full"}
REQUEST = {
    "items": [{"kind": "url", "value": URL, "service": "動画"}],
    "signer": {"role": "authorised", "authority": "委任", "signed_at": NOW.isoformat()},
    "good_faith": {"statement": "誠実に申し立てます。", "at": NOW.isoformat()},
}
BY_HER = Circumstances("self", "orally", "ja", "test/1")


@dataclass(frozen=True)
class Released:
    """A referral or a request that was sent. `offer` is the packet's own id where there was none."""

    object: UUID
    offer: UUID
    packet: UUID
    delivery: Delivery


@dataclass(frozen=True)
class Scene:
    """An organisation with one case."""

    parties: Parties
    ngo: Party
    case: UUID
    now: datetime = NOW

    def recipient(self, kind: str = "legal_aid", connector: str = "nowhere") -> Party:
        """A recipient with whom everything is agreed."""
        party = self.parties.organisation(kind, connector=connector)
        agreed = {**LEGAL, **REMOVAL, "items": "full", "signer": "full", "good_faith": "full"}
        self.parties.agree(self.ngo, party, agreed, ("legal_advice", "removal"))
        return party

    async def consent(
        self, recipient: Party, purpose: str = "legal_advice", until: datetime | None = None, channel: str = "nowhere"
    ) -> None:
        """The person says yes."""
        fields = LEGAL if purpose == "legal_advice" else REMOVAL
        async with self.parties.work(self.ngo, self.now) as work:
            case = await repository.case(work, self.case)
            place = ConsentPlace(recipient.id, purpose, channel)
            await record(work, case, place, "given", BY_HER, fields=dict(fields), until=until)

    async def referral(
        self, recipient: Party, status: str = "accepted", *, event: str = "referral.offered"
    ) -> Released:
        """A referral whose packet is open where it was accepted, with its delivery queued."""
        at = self.now
        object_id = uuid4()
        async with self.parties.work(self.ngo, at) as work:
            await originate(
                work,
                object_id,
                case_id=self.case,
                recipient=recipient.id,
                purpose="legal_advice",
                channel="nowhere",
            )
            offer = await self._freeze(work, recipient, object_id, "legal_advice", "offer", opened=True)
            accepted = status not in ("requested", "received")
            packet = await self._freeze(work, recipient, object_id, "legal_advice", "packet", opened=accepted)
            delivery = await queue(
                work,
                recipient_id=recipient.id,
                object_id=object_id,
                release_id=offer,
                connector="nowhere",
                event=event,
            )
        self._referral_row(object_id, recipient, status, at)
        return Released(object_id, offer, packet, delivery)

    async def request(self, recipient: Party, status: str = "requested") -> Released:
        """A removal request, open at once, with its delivery queued."""
        at = self.now
        object_id = uuid4()
        async with self.parties.work(self.ngo, at) as work:
            await originate(
                work, object_id, case_id=self.case, recipient=recipient.id, purpose="removal", channel="nowhere"
            )
            packet = await self._freeze(work, recipient, object_id, "removal", "packet", opened=True)
            delivery = await queue(
                work,
                recipient_id=recipient.id,
                object_id=object_id,
                release_id=packet,
                connector="nowhere",
                event="takedown.request.created",
            )
        self.parties.insert(
            "takedown",
            id=object_id,
            sender=self.ngo.id,
            recipient=recipient.id,
            status=status,
            urgency="urgent",
            language="ja",
            due_at=at + timedelta(days=7),
            item_status=["sent", "removed"],
            item_reason=["", ""],
            created_at=at,
            updated_at=at,
            version=1,
        )
        return Released(object_id, packet, packet, delivery)

    async def preserve(self) -> None:
        """Evidence is waived, so that the gate does not wait for it."""
        async with self.parties.work(self.ngo, self.now) as work:
            key = (await repository.case(work, self.case)).key
        entry = uuid4()
        self.parties.insert(
            "evidence",
            id=entry,
            org=self.ngo.id,
            case_file=self.case,
            number=1,
            sealed=seal_value(
                key, evidence_sealed(entry), {"kind": "messages", "description": "会話", "taken_at": None}
            ),
            state="preserved",
            recorded_by=self.ngo.principal,
            recorded_at=NOW,
        )

    async def _freeze(
        self, work: Work, recipient: Party, object_id: UUID, purpose: str, kind: PacketKind, *, opened: bool
    ) -> UUID:
        request = REQUEST if purpose == "removal" else {}
        asked = await ask(
            work, case_id=self.case, recipient_id=recipient.id, purpose=purpose, kind=kind, request=request
        )
        asked.require()
        packet = pack(
            asked.decision,
            asked.facts,
            id=uuid4(),
            object=object_id,
            created_at=work.now,
            salt=secrets.token_hex(32),
            language="ja",
            urgency="urgent",
        )
        made = await make(work, packet, opened=opened, readable_until=work.now + timedelta(days=365))
        return made.id

    def _referral_row(self, object_id: UUID, recipient: Party, status: str, at: datetime) -> None:
        self.parties.insert(
            "referral",
            id=object_id,
            sender=self.ngo.id,
            recipient=recipient.id,
            purpose="legal_advice",
            status=status,
            urgency="urgent",
            language="ja",
            respond_by=at + timedelta(hours=100),
            expires_at=at + timedelta(hours=144),
            created_at=at,
            updated_at=at,
            version=1,
        )


async def a_case(parties: Parties, now: datetime = NOW) -> Scene:
    """A new case of a new organisation, with evidence preserved."""
    ngo = parties.organisation()
    async with parties.work(ngo, now) as work:
        case = await create(work, language="ja", urgency="urgent", values=VALUES)
    scene = Scene(parties, ngo, case, now)
    await scene.preserve()
    return scene


async def everything(work: Work, case_id: UUID, *, recall: bool = False) -> Acknowledged:
    """She takes consent back from everybody, and every copy that the hub keeps is destroyed now."""
    return await withdraw(work, case_id, ChangeOfMind(None, "now", recall))
