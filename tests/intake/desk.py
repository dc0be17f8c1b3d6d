"""A caseworker's desk: an organisation, its recipients, a case, and what the person says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from hub.exchange.packets import Form
from hub.exchange.profiles import Ceiling, Need, Profile
from hub.identity.work import Work
from hub.intake.answers import About, HowSaid, Minority, last_answer_about
from hub.intake.give import Yes, record_consent
from hub.intake.open_case import open_case
from hub.kit.text import Bilingual
from hub.narrowing.causes import Narrowed, Narrowing
from tests.parties import NOW, Parties, Party

ADVICE: dict[str, Form] = {
    "matter_types": "full",
    "call_name": "full",
    "narrative": "full",
    "age_band_now": "generalised",
    "evidence_inventory": "full",
}
REMOVAL: dict[str, Form] = {"locations": "full", "harm_code": "full"}
MINOR = Minority(
    assent=True,
    guardian_consent="absent",
    guardian_reason="本人が望まない",
    guardian_informed=False,
    guardian_informed_reason="本人が望まない",
)
TOLD: dict[str, Any] = {
    "call_name": "さくら",
    "age_band_now": "16_17",
    "age_band_at_images": "16_17",
    "pattern": "sextortion",
    "harm_code": "SEXTORTION_MINOR",
    "exposure": "published",
    "narrative": "SNSで知り合った相手から10万円を求められている。",
    "matter_types": ["takedown", "sender_disclosure"],
    "locations": [
        {"url": "https://video.example.org/w/1", "service": "video", "seen_at": "2026-11-21T20:00:00+09:00"},
    ],
    "wishes": {"removal": "yes", "legal_advice": "yes", "police": "no"},
    "barred_recipients": ["police", "school", "guardian"],
}

LAW = Profile(
    name="law",
    title=Bilingual("弁護士", "Lawyers"),
    channel="download",
    offer=(Need("matter_types", required=True), Need("age_band_now", "generalised")),
    packet={"legal_advice": tuple(Need(name) for name in (*ADVICE, "paid"))},
)
SITE = Profile(
    name="site",
    title=Bilingual("掲載先", "A site"),
    channel="webhook",
    offer=(),
    packet={"removal": (Need("items", required=True), Need("harm_code"), Need("signer", required=True))},
    ceiling=Ceiling(
        kind="statutory_notice",
        source="test",
        valid_from=NOW.date().replace(year=2020),
        valid_to=None,
        purposes=frozenset({"removal"}),
        fields={"items": "full", "harm_code": "full", "signer": "full"},
        retention_days=90,
    ),
)
DESK_PROFILES: Mapping[str, Profile] = {"law": LAW, "site": SITE}


class Narrowings:
    """Keeps what was said to allow less; what happens then belongs to rooms above."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.said: list[Narrowing] = []

    async def __call__(self, _work: Work, narrowing: Narrowing) -> Narrowed:
        """Keep it; nothing is out."""
        self.said.append(narrowing)
        return Narrowed()

    @property
    def places(self) -> list[tuple[str, UUID | None, str | None, str | None]]:
        """What was said, in short: the cause and whom it is about."""
        return [(str(one.cause), one.recipient, one.purpose, one.channel) for one in self.said]


@dataclass
class Desk:
    """One organisation with a lawyer and a site that it can turn to."""

    parties: Parties
    ngo: Party
    lawyer: Party
    site: Party
    narrowed: Narrowings = field(default_factory=Narrowings)

    async def case(self, told: Mapping[str, Any] = TOLD, now: datetime = NOW) -> UUID:
        """A new case."""
        async with self.parties.work(self.ngo, now) as work:
            return await open_case(work, language="ja", urgency="urgent", fields=told)

    async def consent(
        self,
        case: UUID,
        recipient: Party,
        purpose: str = "legal_advice",
        fields: Mapping[str, Form] = ADVICE,
        *,
        until: datetime | None = None,
        minority: Minority = MINOR,
        channel: str | None = None,
        now: datetime = NOW,
    ) -> UUID:
        """The person says yes, orally, to somebody who sees her last answer."""
        about = About(recipient.id, purpose, channel)
        async with self.parties.work(self.ngo, now) as work:
            yes = Yes(about, fields, until, HowSaid(), minority, await last_answer_about(work, case, about))
            return await record_consent(work, case, yes, narrow=self.narrowed)


def a_desk(parties: Parties) -> Desk:
    """A new organisation, a lawyer with whom it has an agreement, and a site reached by a legal channel."""
    ngo, lawyer = parties.organisation(), parties.organisation("legal_aid", connector="law")
    site = parties.organisation("platform", connector="site")
    parties.agree(ngo, lawyer, {**ADVICE, "paid": "full"})
    return Desk(parties, ngo, lawyer, site)
