"""Words that make an input plausible: without them a probe would be turned away for its form, not for its id."""

from collections.abc import Mapping
from typing import Any

from tests.parties import NOW

WORDS: Mapping[str, str] = {
    # what a text argument or input field may hold, by its name
    "answer": "deleted",
    "by": "self",
    "capacity": "capacity",
    "country": "JP",
    "description": "会話の控え",
    "destruction": "after_seven_days",
    "duty": "保存義務の法令",
    "engagement": "engaged",
    "explanation": "同意なく公開された画像です。",
    "form": "full",
    "given_by": "self",
    "guardian_consent": "absent",
    "guardian_informed_reason": "本人の希望",
    "guardian_reason": "本人の希望",
    "how": "telephone",
    "kind": "packet",
    "label": "窓口",
    "language": "ja",
    "legal_ground": "私事性的画像",
    "mail": "desk@support.example.org",
    "method": "orally",
    "note": "電話で伝えた。",
    "outcome": "advice-given",
    "purpose": "legal_advice",
    "reason": "other",
    "role": "authorised",
    "service": "例SNS",
    "state": "preserved",
    "statement": "正確かつ完全です。",
    "status": "removed",
    "text": "今は言わないでほしい。",
    "urgency": "urgent",
    "wording": "consent/1",
    "authority": "委任状",
    "prepared_by": "支援団体",
}
SPECIAL: Mapping[str, Any] = {
    # where the name alone does not say it: by the input's type and the field
    "EvidenceInput.kind": "messages",
    "EvidenceInput.state": "preserved",
    "EvidenceInput.sha256": "0a" * 32,
    "FieldInput.name": "paid",
    "FieldInput.value": "no",
    "FormInput.name": "call_name",
    "ReplyContactInput.name": "窓口",
    "TakedownItemInput.kind": "url",
    "TakedownItemInput.value": "https://sns.example.org/p/1",
    "OpenCaseInput.barred_recipients": ["police"],
    "OpenCaseInput.safe_contact": None,
    "OpenCaseInput.wishes": {"removal": "yes"},
    "CheckConflictInput.names": ["@ookami"],
    "SendTakedownRequestInput.facts": [],
    "RecordFieldsInput.expected_version": None,
    "RecordOutsideDisclosureInput.disclosed_at": "2026-11-22T02:00:00Z",
    "RecordConsentInput.until": None,
    "ShortenConsentInput.until": None,
    "RecordConsentInput.channel": None,
    "RecordRefusalInput.channel": None,
    "ShortenConsentInput.channel": None,
    "organisations.purpose": "legal_advice",
    "organisations.kind": "platform",
    "disclosure_preview.request": [],
}
LATER = NOW.replace(minute=30).isoformat().replace("+00:00", "Z")
