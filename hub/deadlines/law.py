"""Clocks of law as dated rows. A row that was not verified in its source is not here; one not in force is disabled.

Left out on purpose: what nobody could verify (Korea's 24 hours, Japan's six months for a complaint), what is a
partner's habit and no law, what starts without the hub being told (a provider's duty to preserve), and Australia's
48 hours, which are not for intimate images.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Literal

from hub.kit.text import Phrase, Text

Start = Literal["received", "sent", "told", "inquiry", "notice", "complaint"]
"""What starts a clock: the request received or sent, the decision told to us, the provider's inquiry received by the
sender of the material, an authority's notice received by the provider, a full complaint received by a body."""
Counting = Literal["hours", "days", "months", "none"]

JAPAN = timezone(timedelta(hours=9))
INDIA = timezone(timedelta(hours=5, minutes=30))
EASTERN = timezone(timedelta(hours=-4))
CENTRAL_EUROPE = timezone(timedelta(hours=2))
"""Summer time all year: a window of our own must never look longer than it is."""
WORLD = UTC


@dataclass(frozen=True)
class ClockRule:
    """One clock of one law, as it stood in its days.

    `facts`: what must be true of platform and request on that day. `elements`: fields that a valid request holds;
    those in `spared_for_child` may be missing where the person is or may be a minor. `on_expiry`: what comes next.
    `length` in units of `counting`; "days" and "months" end with the last day in `zone`. `valid_to` is exclusive,
    and both are compared with the start of the clock. `certain` is False where the way of counting was not verified.
    """

    rule_id: str
    version: int
    title: Text
    facts: frozenset[str]
    starts: Start
    counting: Counting
    length: int
    source: str
    mark: Literal["V", "V-sec"]
    zone: timezone = WORLD
    valid_from: datetime | None = None
    valid_to: datetime | None = None
    elements: frozenset[str] = frozenset()
    spared_for_child: frozenset[str] = frozenset()
    reminders: tuple[timedelta, ...] = ()
    on_expiry: Text | None = None
    certain: bool = True
    enabled: bool = True


_HOUR = timedelta(hours=1)
_TIDA_FROM = datetime(2026, 5, 19, tzinfo=EASTERN)
_TIDA_ELEMENTS = frozenset({"signer", "items", "no_consent_statement", "good_faith", "reply_contact"})
_TIDA_EXPIRY = Phrase("Draft a complaint to the FTC")
_DSA_ELEMENTS = frozenset({"explanation", "items", "good_faith", "reply_contact"})
_INDIA_CHANGE = datetime(2026, 2, 20, tzinfo=INDIA)
_INDIA_EXPIRY = Phrase("Grievance body or court")

ROWS: tuple[ClockRule, ...] = (
    ClockRule(
        "US-TIDA-48H",
        1,
        Phrase("US TAKE IT DOWN Act: removal within 48 hours"),
        frozenset({"us_covered_platform", "intimate_image"}),
        "received",
        "hours",
        48,
        "TAKE IT DOWN Act section 3 (Public Law 119-12)",
        "V",
        valid_from=_TIDA_FROM,
        elements=_TIDA_ELEMENTS,
        on_expiry=_TIDA_EXPIRY,
    ),
    ClockRule(
        "US-TIDA-COPIES",
        1,
        Phrase("US TAKE IT DOWN Act: known identical copies"),
        frozenset({"us_covered_platform", "intimate_image"}),
        "received",
        "hours",
        48,
        "TAKE IT DOWN Act section 3 (Public Law 119-12)",
        "V",
        valid_from=_TIDA_FROM,
        elements=_TIDA_ELEMENTS,
        on_expiry=_TIDA_EXPIRY,
    ),
    ClockRule(
        "US-DMCA",
        1,
        Phrase("US copyright notice: expeditiously"),
        frozenset({"us_platform", "copyright"}),
        "received",
        "none",
        0,
        "17 USC 512(c)",
        "V",
    ),
    ClockRule(
        "EU-DSA-RECEIPT",
        1,
        Phrase("EU DSA: confirmation of receipt (without undue delay)"),
        frozenset({"eu_hosting"}),
        "sent",
        "none",
        0,
        "Regulation (EU) 2022/2065 art. 16(4)",
        "V-sec",
        elements=_DSA_ELEMENTS,
        reminders=(24 * _HOUR,),
        on_expiry=Phrase("Ask again"),
    ),
    ClockRule(
        "EU-DSA-DECISION",
        1,
        Phrase("EU DSA: decision (without undue delay)"),
        frozenset({"eu_hosting"}),
        "sent",
        "none",
        0,
        "Regulation (EU) 2022/2065 art. 16(5) and (6)",
        "V-sec",
        elements=_DSA_ELEMENTS,
        spared_for_child=frozenset({"reply_contact"}),
        reminders=(24 * _HOUR, 72 * _HOUR, 7 * 24 * _HOUR),
        on_expiry=Phrase("Complaint, Digital Services Coordinator"),
    ),
    ClockRule(
        "EU-DSA-COMPLAINT",
        1,
        Phrase("EU DSA: window for a complaint to the platform"),
        frozenset({"eu_online_platform"}),
        "told",
        "months",
        6,
        "Regulation (EU) 2022/2065 art. 20(1)",
        "V",
        zone=CENTRAL_EUROPE,
        on_expiry=Phrase("The window closes"),
    ),
    ClockRule(
        "EU-DSA-ODS",
        1,
        Phrase("EU DSA: out-of-court dispute settlement (up to 180 days if complex)"),
        frozenset({"eu_dispute_body"}),
        "complaint",
        "days",
        90,
        "Regulation (EU) 2022/2065 art. 21(4)",
        "V-sec",
        zone=CENTRAL_EUROPE,
    ),
    ClockRule(
        "JP-IDPA-7D",
        1,
        Phrase("Japan, designated platform: answer within 7 days"),
        frozenset({"jp_designated"}),
        "received",
        "days",
        7,
        "Information Distribution Platform Act and its ordinance (the Act's own ceiling is 14 days)",
        "V-sec",
        zone=JAPAN,
        on_expiry=Phrase("Ministry of Internal Affairs, or a lawyer"),
        certain=False,
    ),
    ClockRule(
        "JP-SAFE-7D",
        1,
        Phrase("Japan: seven days without objection from the sender"),
        frozenset({"jp_provider", "general_right"}),
        "inquiry",
        "days",
        7,
        "Information Distribution Platform Act art. 3(2)(ii)",
        "V-sec",
        zone=JAPAN,
        on_expiry=Phrase("The provider may remove without liability"),
    ),
    ClockRule(
        "JP-SAFE-2D",
        1,
        Phrase("Japan, private sexual image: two days without objection"),
        frozenset({"jp_provider", "intimate_image"}),
        "inquiry",
        "days",
        2,
        "Act 126/2014",
        "V-sec",
        zone=JAPAN,
        on_expiry=Phrase("The provider may remove without liability"),
        certain=False,
    ),
    ClockRule(
        "AU-ESAFETY-24H",
        1,
        Phrase("Australia: eSafety's removal notice, 24 hours"),
        frozenset({"au_esafety_notice", "intimate_image"}),
        "notice",
        "hours",
        24,
        "Online Safety Act 2021 (Australia) s 77",
        "V-sec",
        on_expiry=Phrase("eSafety enforces"),
    ),
    ClockRule(
        "UK-OSA-48H",
        1,
        Phrase("UK Online Safety Act: 48 hours (commencement not known)"),
        frozenset({"uk_service", "intimate_image"}),
        "received",
        "hours",
        48,
        "Online Safety Act 2023 s 10(3A), inserted in 2026",
        "V-sec",
        on_expiry=Phrase("Ofcom"),
        enabled=False,
    ),
    ClockRule(
        "KR-TBA",
        1,
        Phrase("Korea, Telecommunications Business Act: without delay"),
        frozenset({"kr_operator", "intimate_image"}),
        "received",
        "none",
        0,
        "Telecommunications Business Act (Korea) art. 22-5",
        "V-sec",
        reminders=(24 * _HOUR,),
        on_expiry=Phrase("The regulator"),
    ),
    ClockRule(
        "IN-24H",
        1,
        Phrase("India, IT Rules: 24 hours"),
        frozenset({"in_intermediary", "intimate_image"}),
        "received",
        "hours",
        24,
        "IT Rules 2021 (India) r. 3(2)(b)",
        "V-sec",
        zone=INDIA,
        valid_to=_INDIA_CHANGE,
        on_expiry=_INDIA_EXPIRY,
    ),
    ClockRule(
        "IN-2H",
        1,
        Phrase("India, IT Rules: 2 hours"),
        frozenset({"in_intermediary", "intimate_image"}),
        "received",
        "hours",
        2,
        "IT Rules (India) as amended in 2026",
        "V-sec",
        zone=INDIA,
        valid_from=_INDIA_CHANGE,
        on_expiry=_INDIA_EXPIRY,
    ),
    ClockRule(
        "IN-ACK",
        1,
        Phrase("India, grievance: acknowledged within 7 days"),
        frozenset({"in_intermediary"}),
        "received",
        "days",
        7,
        "IT Rules 2021 (India) r. 3(2)",
        "V-sec",
        zone=INDIA,
        on_expiry=_INDIA_EXPIRY,
        certain=False,
    ),
)
"""Every row, old ones included."""
