"""A support organisation, a legal-aid group that it agreed with, and a case that may go there."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from hub.exchange.packets import Form
from hub.referrals.draft import OfferWanted
from hub.referrals.offer import offer
from tests.consultations import ADULT, consent, consultation
from tests.parties import NOW, Parties, Party

FIELDS: dict[str, Form] = {
    "matter_types": "full",
    "age_band_at_images": "generalised",
    "call_name": "full",
    "narrative": "full",
    "offender_handles": "full",
    "evidence_inventory": "full",
}
AGREED: dict[str, Form] = {**FIELDS, "respond_by": "full", "next_clock": "full", "requests_already_sent": "full"}


@dataclass(frozen=True)
class Handoff:
    """Who hands what to whom."""

    sender: Party
    lawyer: Party
    case: UUID

    def wanted(self, **changed: Any) -> OfferWanted:
        """The offer of this case to this lawyer."""
        given: dict[str, Any] = {
            "case": self.case,
            "recipient": self.lawyer.id,
            "purpose": "legal_advice",
            "urgency": "urgent",
        }
        return OfferWanted(**{**given, **changed})


async def handoff(parties: Parties, values: Mapping[str, Any] = ADULT, **fields: Form) -> Handoff:
    """Everything that an offer needs."""
    sender = parties.organisation()
    case = await consultation(parties, sender, values)
    lawyer = await next_lawyer(parties, sender, case, {**FIELDS, **fields})
    return Handoff(sender, lawyer, case)


async def next_lawyer(
    parties: Parties, sender: Party, case: UUID, fields: Mapping[str, Form] = FIELDS, *, consented: bool = True
) -> Party:
    """Another lawyer with whom the organisation agreed, consented to or not."""
    lawyer = parties.organisation("legal_aid", connector="legal_handoff")
    parties.agree(sender, lawyer, AGREED)
    if consented:
        await consent(parties, sender, case, lawyer, "legal_advice", "legal_handoff", fields)
    return lawyer


async def offered(parties: Parties, handed: Handoff, **changed: Any) -> UUID:
    """The case, offered."""
    async with parties.work(handed.sender, NOW) as work:
        return await offer(work, handed.wanted(**changed))


async def another_case(parties: Parties, handed: Handoff) -> UUID:
    """Another person of the same organisation, offered to the same lawyer."""
    case = await consultation(parties, handed.sender)
    await consent(parties, handed.sender, case, handed.lawyer, "legal_advice", "legal_handoff", FIELDS)
    return await offered(parties, Handoff(handed.sender, handed.lawyer, case))


def both_lists(parties: Parties, referral: UUID) -> list[tuple[str, str]]:
    """Each side's box and the status that its list shows."""
    return parties.rows("select box, status from party where object = %(r)s order by box", r=referral)
