"""How a caseworker's program opens a case and records a consent, for tests of what is seen of them."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from schema.engine.choices import enum_name
from tests.intake.desk import ADVICE, TOLD, Desk
from tests.schema.api import Api

CASE = """query($id: ID!) { case(id: $id) {
  id status urgency version preservation
  fields { name label value recordedAt }
  evidence { number kind description takenAt state }
  consents { recipient { id name } purpose channel eventType fields { name form } until endsSoon assent
    guardianConsent guardianInformed givenBy method }
  onwardAnswers { recipient { id } dutyId version answer }
  outsideDisclosures { recipient { id } purpose how fields { name form } note disclosedAt }
  withdrawals { id recipient { id } destruction recall undoneAt }
} }"""
PREVIEW = """query($case: ID!, $recipient: ID!, $purpose: Purpose!, $kind: PacketKind, $request: [FieldInput!]) {
  disclosurePreview(caseId: $case, recipientId: $recipient, purpose: $purpose, kind: $kind, request: $request) {
    allowed channel reasons { code field sentence } leaves { field label form value }
    withheld { field rule sentence } handling { doNotContact guardianInformed tlp }
    duties { id version sentenceJa sentenceEn source reportsTo appliesNow reachesBarred answer } until } }"""
FIELDS = [{"name": name, "value": value} for name, value in TOLD.items()]
FORMS = [{"name": name, "form": enum_name(form)} for name, form in ADVICE.items()]


def a_key() -> str:
    return f"test-{uuid4()}"


def asked_item(recorded: Mapping[str, str]) -> dict[str, str]:
    """A place to be removed as the API takes it: its kind and algorithm by the names of the enums."""
    return {key: enum_name(one) if key in ("kind", "algorithm") else one for key, one in recorded.items()}


def of(party: Any) -> str:
    return f"Organisation:{party.id}"


async def opened(api: Api) -> str:
    payload = await api.do(
        "openCase", "case { id }", idempotencyKey=a_key(), language="JA", urgency="URGENT", fields=FIELDS
    )
    assert payload["errors"] == []
    return str(payload["case"]["id"])


async def consented(api: Api, case: str, desk: Desk, **more: Any) -> dict[str, Any]:
    said = {"assent": True, "guardianConsent": "ABSENT", "guardianReason": "本人の希望", "guardianInformed": False}
    return await api.do(
        "recordConsent",
        "consent { eventType until fields { name form } }",
        **{
            "idempotencyKey": a_key(),
            "case": case,
            "recipient": of(desk.lawyer),
            "purpose": "LEGAL_ADVICE",
            "fields": FORMS,
            "guardianInformedReason": "本人の希望",
            **said,
            **more,
        },
    )


async def last_answer(api: Api, case: str) -> str:
    """The id of the last answer in the case, as its page shows it."""
    seen = await api.data("query($id: ID!) { case(id: $id) { consents { answerId } } }", id=case)
    return str(seen["case"]["consents"][-1]["answerId"])
