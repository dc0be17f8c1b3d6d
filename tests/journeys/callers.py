"""People who call a support desk one after the other while the machines die, and what is done for each of them."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import anyio

from hub.demo.stage import Stage
from tests.journeys.steadfast import Steadfast

TO_LAWYERS = ("matter_types", "age_band_at_images", "call_name", "narrative", "evidence_inventory", "exposure")
TO_PLATFORMS = ("harm_code", "no_consent_statement", "synthetic", "locations")
BREATH_SECONDS = 0.25


@dataclass
class Done:
    """What the hub has acknowledged. `withdrawn`: cases whose consent to the lawyers was taken back."""

    cases: list[str] = field(default_factory=list)
    offers: list[str] = field(default_factory=list)
    webhook: dict[str, float] = field(default_factory=dict)
    mail: list[str] = field(default_factory=list)
    answered: list[str] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)


@dataclass
class Lane:
    """One caseworker's desk, with a reviewer of the platform at the other end."""

    stage: Stage
    name: str
    caseworker: Steadfast
    reviewer: Steadfast
    done: Done
    people: int = 0

    async def work(self, over: anyio.Event) -> None:
        """One person after the other, until it is over."""
        while not over.is_set():
            self.people += 1
            await self._one_person(f"https://hanashiba.example.org/p/{self.name}-{self.people}")

    async def _one_person(self, url: str) -> None:
        case = await self._open(url)
        await self._consents(case)
        if self.people % 2:
            await self._request(case, "platform", url)
            await self._request(case, "board", url)
            await self._offer(case)
        else:
            await self._offer(case)
            await self._request(case, "platform", url)
            await self._withdraw(case)
            await self._request(case, "board", url)

    async def _open(self, url: str) -> str:
        told = {**PERSON, "call_name": f"ミナ {self.people}", "locations": [{"url": url, "service": "Hanashiba"}]}
        opened = await self.caseworker.do(
            "openCase",
            "case { id }",
            {
                "language": "JA",
                "urgency": "URGENT",
                "fields": [{"name": name, "value": value} for name, value in told.items()],
            },
        )
        case = str(opened["case"]["id"])
        self.done.cases.append(case)
        entries = [{"kind": "messages", "description": "やり取りの記録", "state": "PRESERVED"}]
        await self.caseworker.do("addEvidence", "case { id }", {"case": case, "entries": entries})
        return case

    async def _consents(self, case: str) -> None:
        for recipient, purpose, names in (
            ("lawyers", "LEGAL_ADVICE", TO_LAWYERS),
            ("platform", "REMOVAL", TO_PLATFORMS),
            ("board", "REMOVAL", TO_PLATFORMS),
        ):
            await self.caseworker.do(
                "recordConsent",
                "consent { eventType }",
                {
                    **self._about(case, recipient),
                    "purpose": purpose,
                    "method": "ORALLY",
                    "fields": [{"name": name, "form": "FULL"} for name in names],
                    "abroadAccepted": True,
                },
            )
            await anyio.sleep(BREATH_SECONDS)

    async def _offer(self, case: str) -> None:
        about = {**self._about(case, "lawyers"), "purpose": "LEGAL_ADVICE", "urgency": "URGENT"}
        offered = await self.caseworker.do("offerReferral", "referral { id }", about)
        self.done.offers.append(str(offered["referral"]["id"]))

    async def _request(self, case: str, recipient: str, url: str) -> None:
        now = datetime.now(UTC).isoformat()
        sent = await self.caseworker.do(
            "sendTakedownRequest",
            "takedownRequest { id }",
            {
                **self._about(case, recipient),
                "urgency": "URGENT",
                "items": [{"kind": "URL", "value": url, "service": "Hanashiba"}],
                "legalGround": "Penal Code, Art. 230",
                "explanation": "Published without the consent of the person shown.",
                "goodFaith": {"statement": "We believe in good faith that this notice is accurate.", "at": now},
                "signer": {"role": "AUTHORISED", "authority": "mandate of the person", "signedAt": now},
                "replyContact": {"name": "Minato Support Desk", "mail": "removal@minato.example.org"},
            },
        )
        request = str(sent["takedownRequest"]["id"])
        if recipient == "platform":
            self.done.webhook[request] = self.caseworker.said[-1].at
            await self._answer(request)
        else:
            self.done.mail.append(request)
        await anyio.sleep(BREATH_SECONDS)

    async def _answer(self, request: str) -> None:
        answers = [{"number": 1, "status": "REMOVED"}]
        shows = "takedownRequest { id status }"
        await self.reviewer.do(
            "answerTakedownItems", shows, {"request": request, "answers": answers, "expectedVersion": 1}
        )
        self.done.answered.append(request)

    async def _withdraw(self, case: str) -> None:
        about = self._about(case, "lawyers")
        await self.caseworker.do("withdrawConsent", "acknowledgement { at }", about, once=False)
        self.done.withdrawn.append(case)

    def _about(self, case: str, recipient: str) -> dict[str, Any]:
        return {"case": case, "recipient": f"Organisation:{self.stage.cast.ids[recipient]}"}


PERSON: dict[str, Any] = {
    "age_band_now": "20_or_over",
    "age_band_at_images": "20_or_over",
    "pattern": "partner_image_abuse",
    "harm_code": "NCII_ADULT",
    "exposure": "published",
    "synthetic": "no",
    "narrative": "別れた相手が画像を載せた。",
    "matter_types": ["takedown"],
    "no_consent_statement": "公開に同意していません。",
}
