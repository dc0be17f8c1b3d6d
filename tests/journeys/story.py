"""A generated story: what one person told and allowed whom, what was agreed, and by which form each is reached."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from hub.emergencies.dangers import MINIMUM
from hub.exchange.packets import Form
from hub.minimisation.fields import CATALOGUE
from tests.journeys.canaries import Planted

WHEN = "2026-11-20T23:45:00+09:00"
Forms = Mapping[str, Form]
NEEDED = frozenset(
    # fields without which a form is not filled at all: they are rarely missing, or nothing would ever leave
    [
        *("matter_types", "evidence_inventory", "items", "legal_ground", "signer", "no_consent_statement"),
        *("good_faith", "locations", "accounts", "explanation"),
    ]
)
LEAVING = sorted(name for name, row in CATALOGUE.items() if row.leaves and name not in MINIMUM)
"""What a story can tell: what danger to life needs is recorded in danger alone."""
DERIVED = frozenset({"evidence_inventory", "requests_already_sent"})


@dataclass(frozen=True)
class Plan:
    """One story, by recipient: "lawyer", "helper", "site" and "board".

    `said`: what she allowed, None where she refused. `agreed`: None for nothing. `connectors`: each one's form.
    `accepted`: whether referrals are. `ends`: whether she takes everything back in the end.
    """

    minor: bool
    said: Mapping[str, Forms | None]
    agreed: Mapping[str, Forms | None]
    connectors: Mapping[str, str]
    barred: tuple[str, ...]
    accepted: bool
    ends: bool


@st.composite
def _forms(draw: Any) -> Forms:
    missing = draw(st.frozensets(st.sampled_from(LEAVING), max_size=14))
    kept = draw(st.sampled_from([NEEDED, NEEDED, NEEDED, frozenset()]))
    coarse = draw(st.frozensets(st.sampled_from(LEAVING), max_size=5)) - NEEDED
    return {
        name: "generalised" if name in coarse and CATALOGUE[name].coarse else "full"
        for name in LEAVING
        if name not in missing or name in kept
    }


@st.composite
def plans(draw: Any) -> Plan:
    """Plans in which something usually leaves for somebody."""
    recipients = ("lawyer", "helper", "site", "board")
    mostly = st.one_of(_forms(), _forms(), _forms(), _forms(), st.none())
    return Plan(
        minor=draw(st.booleans()),
        said={one: draw(mostly) for one in recipients},
        agreed={one: draw(mostly) for one in recipients},
        connectors={
            "lawyer": draw(st.sampled_from(["legal_handoff", "legal_handoff", "nowhere"])),
            "helper": "nowhere",
            "site": draw(st.sampled_from(["platform_webhook", "platform_webhook", "nowhere"])),
            "board": "dsa_notice",
        },
        barred=tuple(
            sorted(draw(st.frozensets(st.sampled_from(["police", "school", "guardian", "platform"]), max_size=2)))
        ),
        accepted=draw(st.sampled_from([True, True, False])),
        ends=draw(st.booleans()),
    )


CHOICES = {
    "gender": "not_told",
    "school_stage": "high_school",
    "exposure": "published",
    "promised_payment": "no",
    "offender_contact": "lost_touch",
    "synthetic": "no",
    "paid": "no",
    "fee_source": "legal_aid",
    "self_harm_asked": "asked_no",
    "guardian_involvement": "not_informed",
    "statistics_agreed": "no",
    "safe_tonight": "yes",
    "speaks_with_us": "self",
}
"""Fields that take no words."""


def happened(planted: Planted) -> dict[str, Any]:
    """One thing that happened."""
    return {
        "at": WHEN,
        "service": planted.text("timeline.service", "timeline"),
        "account": planted.letters("timeline.account", "timeline"),
        "what": planted.text("timeline.what", "timeline"),
    }


def contact(planted: Planted) -> dict[str, Any]:
    """A way to reach her."""
    return {
        "kind": planted.text("contact.kind", "safe_contact"),
        "value": planted.letters("contact.value", "safe_contact"),
        "hours": planted.text("contact.hours", "safe_contact"),
        "wording": planted.text("contact.wording", "safe_contact"),
        "voicemail": False,
    }


def paid(planted: Planted) -> dict[str, Any]:
    """A payment, with what words it takes."""
    return {
        "paid_at": WHEN,
        "amount_jpy": 123_457,
        "means": "bank_transfer",
        "institution": planted.text("payments.institution", "payments"),
        "account": planted.letters("payments.account", "payments"),
    }


def feared(planted: Planted) -> dict[str, Any]:
    """What is demanded, by whom, and whom she told of it."""
    return {
        "further_harm_codes": ["IMPERSONATION"],
        "offender_traits": ["unknown", "pretended"],
        "demands": [
            {
                "kind": "money",
                "account": planted.letters("demands.account", "demands"),
                "fulfilled": "partly",
                "asked_at": WHEN,
            }
        ],
        "report_to_police": {
            "made": "made",
            "made_at": WHEN,
            "number": planted.letters("report.number", "report_to_police"),
            "desk": planted.text("report.desk", "report_to_police"),
        },
    }


def told(planted: Planted, *, minor: bool) -> dict[str, Any]:
    """A value for every field that a case keeps, a canary in each that takes words."""
    text, letters = planted.text, planted.letters
    age = "16_17" if minor else "20_or_over"
    url = f"https://sns.example.org/{letters('locations.url', 'locations', 'items')}"
    handle = letters("accounts.handle", "accounts", "items")
    words = {
        name: text(name, name)
        for name, row in CATALOGUE.items()
        if name not in MINIMUM and row.category not in ("internal", "request") and row.kind in ("line", "text")
    }
    return {
        **words,
        **CHOICES,
        "age_band_now": age,
        "age_band_at_images": age,
        "pattern": "sextortion",
        "harm_code": "SEXTORTION_MINOR" if minor else "SEXTORTION_ADULT",
        "timeline": [happened(planted)],
        **feared(planted),
        "demand_kinds": ["money"],
        "demand_amount_jpy": 123_457,
        "payments": [paid(planted)],
        "offender_deadline": "2026-11-24T20:00:00+09:00",
        "offender_handles": [
            {"service": text("handles.service", "offender_handles"), "handle": letters("handle", "offender_handles")}
        ],
        "offender_knows_address": "no",
        "caller_advised": text("caller_advised", "caller_advised"),
        "locations": [
            {"url": url, "service": text("locations.service", "locations"), "seen_at": WHEN},
            {"url": f"https://x.example.com/{letters('locations.1', 'locations')}", "service": "例"},
        ],
        "accounts": [{"service": text("accounts.service", "accounts"), "handle": handle}],
        "hashes": [{"algorithm": "sha256", "value": planted.hash("hashes", "hashes"), "computed_by": "own_device"}],
        "matter_types": ["takedown", "criminal_complaint"],
        "log_loss_date": "2027-02-20",
        "safe_contact": {"ways": [contact(planted)]},
        "wishes": {"removal": "yes", "police": "no"},
    }


def request(planted: Planted, case: Mapping[str, Any]) -> dict[str, Any]:
    """What a removal request says, a canary in each part; its items are the case's first place and account."""
    text, letters = planted.text, planted.letters
    return {
        "items": [
            {
                "kind": "URL",
                "value": case["locations"][0]["url"],
                "service": text("items.service", "items"),
            },
            {"kind": "ACCOUNT", "value": case["accounts"][0]["handle"], "service": "例SNS"},
        ],
        "legalGround": text("legal_ground", "legal_ground"),
        "explanation": text("explanation", "explanation"),
        "signer": {
            "role": "AUTHORISED",
            "authority": text("signer.authority", "signer"),
            "preparedBy": text("signer.prepared_by", "signer"),
            "signedAt": WHEN,
        },
        "goodFaith": {"statement": text("good_faith.statement", "good_faith"), "at": WHEN},
        "replyContact": {
            "name": text("reply_contact.name", "reply_contact"),
            "mail": f"{letters('reply_contact.mail', 'reply_contact')}@support.example.org",
        },
    }
