"""An invented consultation in the database: a case with values, evidence and consents, made through the rooms."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from hub.cases import evidence, repository
from hub.cases.open import create
from hub.consent.facts import AnswerFacts
from hub.consent.load import ConsentPlace
from hub.consent.record import Circumstances, record
from hub.consent.rules import Assent, ConsentEvent
from hub.exchange.packets import Form
from tests.parties import Parties, Party

ORALLY = Circumstances("self", "orally", "ja", "2026-11")
ADULT: Mapping[str, Any] = {
    "call_name": "ミナ",
    "age_band_now": "20_or_over",
    "age_band_at_images": "20_or_over",
    "pattern": "partner_image_abuse",
    "harm_code": "NCII_ADULT",
    "exposure": "published",
    "matter_types": ["takedown", "damages"],
    "narrative": "別れたあと、画像を公開された。",
    "offender_handles": [{"service": "例SNS", "handle": "@Ookami_77"}],
    "no_consent_statement": "公開に同意していません。",
    "locations": [{"url": "https://sns.example.org/p/1", "service": "例SNS", "seen_at": "2026-11-20T10:00:00+09:00"}],
    "accounts": [{"service": "例SNS", "handle": "@leak"}],
}
CHILD: Mapping[str, Any] = {
    **ADULT,
    "age_band_now": "16_17",
    "age_band_at_images": "16_17",
    "harm_code": "IMAGE_MINOR",
}
HELD_BY_ASSENT = AnswerFacts(Assent(True, "absent", "本人が望まない", False, "本人が望まない"))


async def consultation(
    parties: Parties, sender: Party, values: Mapping[str, Any] = ADULT, *, evidence_state: str = "preserved"
) -> UUID:
    """A case with these values and one entry of evidence."""
    async with parties.work(sender) as work:
        case = await create(work, language="ja", urgency="urgent", values=values)
        entry = {"kind": "messages", "description": "やりとり", "taken_at": None}
        await evidence.add(work, await repository.case(work, case, writing=True), [(evidence_state, entry)])
    return case


async def consent(
    parties: Parties,
    sender: Party,
    case: UUID,
    recipient: Party,
    purpose: str,
    channel: str,
    fields: Mapping[str, Form],
    *,
    event: ConsentEvent = "given",
    facts: AnswerFacts | None = None,
) -> None:
    """The person's answer about one recipient."""
    async with parties.work(sender) as work:
        opened = await repository.case(work, case, writing=True)
        place = ConsentPlace(recipient.id, purpose, channel)
        await record(work, opened, place, event, ORALLY, fields=dict(fields), facts=facts)
