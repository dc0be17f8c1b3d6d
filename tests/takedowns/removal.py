"""A support organisation, a platform, and a case whose person wants something removed there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from hub.exchange.packets import Form
from hub.takedowns.request import Request
from hub.takedowns.send import send
from tests.consultations import ADULT, consent, consultation
from tests.parties import NOW, Parties, Party
from tests.telling import request_told

CONSENTED: dict[str, Form] = {
    "locations": "full",
    "accounts": "full",
    "harm_code": "full",
    "age_band_at_images": "generalised",
    "no_consent_statement": "full",
}
AGREED: dict[str, Form] = {
    **CONSENTED,
    **dict.fromkeys(
        ("items", "legal_ground", "signer", "good_faith", "explanation", "respond_by", "reply_contact"), "full"
    ),
}
SIGNER = {
    "role": "authorised",
    "authority": "委任状 2026-11-20",
    "prepared_by": "支援団体",
    "signed_at": "2026-11-22T11:00:00+09:00",
}
GOOD_FAITH = {"statement": "正確かつ完全であると信じます。", "at": "2026-11-22T11:00:00+09:00"}
REPLY = {"name": "支援団体 窓口", "mail": "desk@support.example.org"}
URL = {"kind": "url", "value": "https://sns.example.org/p/1", "service": "例SNS"}
ACCOUNT = {"kind": "account", "value": "@leak", "service": "例SNS"}


@dataclass(frozen=True)
class Removal:
    """Who asks whom."""

    sender: Party
    platform: Party
    case: UUID

    def wanted(self, **changed: Any) -> Request:
        """The request of this case to this platform."""
        given: dict[str, Any] = {
            "case": self.case,
            "recipient": self.platform.id,
            "items": [URL, ACCOUNT],
            "urgency": "urgent",
            "legal_ground": "性的姿態撮影等処罰法",
            "explanation": "同意なく公開された私事性的画像です。",
            "signer": SIGNER,
            "good_faith": GOOD_FAITH,
            "reply_contact": REPLY,
        }
        return Request(**{**given, **changed})


async def removal(
    parties: Parties,
    values: Mapping[str, Any] = ADULT,
    *,
    connector: str = "platform_webhook",
    evidence_state: str = "preserved",
    fields: Mapping[str, Form] = CONSENTED,
) -> Removal:
    """Everything that a request needs."""
    sender = parties.organisation()
    platform = parties.organisation("platform", connector=connector)
    if connector != "dsa_notice":  # whose ceiling by law takes the agreement's place
        parties.agree(sender, platform, AGREED, ["removal"])
    case = await consultation(parties, sender, values, evidence_state=evidence_state)
    await consent(parties, sender, case, platform, "removal", connector, fields)
    return Removal(sender, platform, case)


async def queued(parties: Parties, asked: Removal, **changed: Any) -> UUID:
    """The request, asked for: its message waits, and nobody took it yet."""
    async with parties.work(asked.sender, NOW) as work:
        return await send(work, asked.wanted(**changed))


async def sent(parties: Parties, asked: Removal, **changed: Any) -> UUID:
    """The request, sent: the platform's machine or mail server took it."""
    made = await queued(parties, asked, **changed)
    await request_told(parties, asked.sender, made)
    return made


def places(count: int) -> list[dict[str, str]]:
    """So many locations."""
    return [{"url": f"https://sns.example.org/p/{n}", "seen_at": "2026-11-20T10:00:00+09:00"} for n in range(count)]


def items(rows: Sequence[Mapping[str, str]]) -> list[dict[str, str]]:
    """The locations as items."""
    return [{"kind": "url", "value": row["url"]} for row in rows]


def both_lists(parties: Parties, request: UUID) -> list[tuple[str, str]]:
    """Each side's box and the status that its list shows."""
    return parties.rows("select box, status from party where object = %(r)s order by box", r=request)
