"""Clocks of law, row by row, and the test table of partners/deadlines.md; targets and times of domain.md."""

from datetime import date, datetime, timedelta

from hub.deadlines.law import ROWS
from hub.deadlines.receipt import ProofOfReceipt, Source, best
from hub.deadlines.rules import LegalClock, Situation, clocks
from hub.deadlines.urgency import times
from hub.deadlines.working_days import is_working_day, next_working_day_ends
from hub.exchange.vocabulary.harm import HARM_CODES
from hub.minimisation.harm import is_intimate_image
from tests.sources.figure import DAY, HOUR, NOW, Figure

ELEMENTS = frozenset({"signer", "items", "no_consent_statement", "good_faith", "reply_contact", "explanation"})
ROW = {row.rule_id: row for row in ROWS}
TIDA, INDIA = {"us_covered_platform", "intimate_image"}, {"in_intermediary", "intimate_image"}
JAPAN = {"jp_designated", "jp_provider", "intimate_image"}

LENGTHS = {
    "US-TIDA-48H": (48, "hours", "received"),
    "US-TIDA-COPIES": (48, "hours", "received"),
    "US-DMCA": (0, "none", "received"),
    "EU-DSA-RECEIPT": (0, "none", "sent"),
    "EU-DSA-DECISION": (0, "none", "sent"),
    "EU-DSA-COMPLAINT": (6, "months", "told"),
    "EU-DSA-ODS": (90, "days", "complaint"),
    "JP-IDPA-7D": (7, "days", "received"),
    "JP-SAFE-7D": (7, "days", "inquiry"),
    "JP-SAFE-2D": (2, "days", "inquiry"),
    "AU-ESAFETY-24H": (24, "hours", "notice"),
    "UK-OSA-48H": (48, "hours", "received"),
    "KR-TBA": (0, "none", "received"),
    "IN-24H": (24, "hours", "received"),
    "IN-2H": (2, "hours", "received"),
    "IN-ACK": (7, "days", "received"),
}
INTIMATE = {
    "NCII_ADULT": (True, True),
    "NCII_ADULT_SYNTH": (True, True),
    "SEXTORTION_ADULT": (False, True),
    "SEXTORTION_MINOR": (False, True),
    "IMAGE_MINOR": (True, True),
    "IMAGE_MINOR_SYNTH": (True, True),
    "SECRET_FILMING": (True, True),
    "SECRET_FILMING_MINOR": (True, True),
    "COERCED_PORNOGRAPHY": (True, True),
    "DOXXING": (False, False),
    "IMPERSONATION": (False, False),
}
"""Harm code to whether laws on intimate images reach it: threatened only, and published (crosswalk 3, column TIDA)."""


def clock(rule: str, facts: set[str], at: str, source: Source = "platform") -> LegalClock | None:
    """The clock of one rule where the request counts as received, and anything else began, at this instant."""
    when = datetime.fromisoformat(at)
    moments = dict.fromkeys(("told", "inquiry", "notice", "complaint"), when)
    found = clocks(Situation(frozenset(facts), (ProofOfReceipt(source, when),), moments, ELEMENTS))  # type: ignore[arg-type]
    return next((one for one in found if one.rule.rule_id == rule), None)


def ends(rule: str, facts: set[str], at: str) -> str | None:
    found = clock(rule, facts, at)
    return found.due_at.isoformat() if found and found.due_at else None


def with_clock(code: str) -> tuple[bool, bool]:
    """Whether such a request to a covered US platform has a clock: threatened only, and published."""

    def runs(exposure: str) -> bool:
        facts = {"us_covered_platform"} | ({"intimate_image"} if is_intimate_image(code, exposure) else set())
        return ends("US-TIDA-48H", facts, "2026-05-20T10:00:00Z") is not None

    return runs("threatened"), runs("published")


def best_of(*sources: Source) -> str:
    found = best([ProofOfReceipt(source, NOW) for source in sources])
    assert found is not None
    return found.source


TARGETS = {"immediate": 4 * HOUR, "urgent": 72 * HOUR, "routine": 14 * DAY}
DSA_REMINDERS = tuple(timedelta(hours=hours) for hours in (24, 72, 168))

FIGURES = [
    *(
        Figure("deadlines 1", f"{rule} has its length and start", value, lambda rule=rule: _row(rule))  # type: ignore[misc]
        for rule, value in LENGTHS.items()
    ),
    Figure("deadlines 1", "no other rule", set(LENGTHS), lambda: set(ROW)),
    Figure("deadlines 1", "reminders of a decision", DSA_REMINDERS, lambda: ROW["EU-DSA-DECISION"].reminders),
    Figure("deadlines 1", "reminder of a receipt", (24 * HOUR,), lambda: ROW["EU-DSA-RECEIPT"].reminders),
    Figure("deadlines 1", "the UK's is not in force", [False], lambda: [ROW["UK-OSA-48H"].enabled]),
    *(
        Figure("crosswalk 3", f"{code} and the clock", value, lambda code=code: with_clock(code))  # type: ignore[misc]
        for code, value in INTIMATE.items()
    ),
    Figure("domain, words", "the harm codes", sorted(INTIMATE), lambda: sorted(HARM_CODES.codes())),
    Figure(
        "deadlines 5",
        "TIDA received 2026-05-20T10:00Z",
        "2026-05-22T10:00:00+00:00",
        lambda: ends("US-TIDA-48H", TIDA, "2026-05-20T10:00:00Z"),
    ),
    Figure(
        "deadlines 5",
        "TIDA over the end of summer time",
        "2026-11-03T08:30:00+00:00",
        lambda: ends("US-TIDA-48H", TIDA, "2026-11-01T04:30:00-04:00"),
    ),
    Figure("deadlines 5", "TIDA on 2026-05-18", None, lambda: ends("US-TIDA-48H", TIDA, "2026-05-18T12:00:00Z")),
    Figure(
        "deadlines 5",
        "JP received 2026-04-01 15:00 JST: 24:00 on the 8th",
        "2026-04-08T15:00:00+00:00",
        lambda: ends("JP-IDPA-7D", JAPAN, "2026-04-01T15:00:00+09:00"),
    ),
    Figure(
        "deadlines 5",
        "JP received 2026-04-28: holidays ignored",
        "2026-05-05T15:00:00+00:00",
        lambda: ends("JP-IDPA-7D", JAPAN, "2026-04-28T09:00:00+09:00"),
    ),
    Figure(
        "deadlines 1",
        "JP received a minute before midnight there",
        "2026-04-08T15:00:00+00:00",
        lambda: ends("JP-IDPA-7D", JAPAN, "2026-04-01T14:59:00Z"),
    ),
    Figure(
        "deadlines 5",
        "JP not designated",
        None,
        lambda: ends("JP-IDPA-7D", {"jp_provider"}, "2026-04-01T15:00:00+09:00"),
    ),
    Figure(
        "deadlines 5",
        "JP two days after an inquiry of 2026-04-01",
        "2026-04-03T15:00:00+00:00",
        lambda: ends("JP-SAFE-2D", JAPAN, "2026-04-01T10:00:00+09:00"),
    ),
    Figure(
        "deadlines 5",
        "DSA told 2026-08-31: window to 2027-02-28",
        date(2027, 2, 28),
        lambda: _last_day("EU-DSA-COMPLAINT", {"eu_online_platform"}, "2026-08-31T12:00:00+02:00"),
    ),
    Figure(
        "deadlines 5",
        "India received 2026-02-19T23:00+05:30",
        "2026-02-20T17:30:00+00:00",
        lambda: ends("IN-24H", INDIA, "2026-02-19T23:00:00+05:30"),
    ),
    Figure(
        "deadlines 5",
        "India received 2026-02-20T00:00+05:30",
        "2026-02-19T20:30:00+00:00",
        lambda: ends("IN-2H", INDIA, "2026-02-20T00:00:00+05:30"),
    ),
    Figure(
        "deadlines 5",
        "UK disabled",
        None,
        lambda: ends("UK-OSA-48H", {"uk_service", "intimate_image"}, "2026-11-20T00:00:00Z"),
    ),
    Figure(
        "deadlines 2",
        "the order of proofs",
        ("platform", "api", "mail"),
        lambda: (
            best_of("sent", "mail", "api", "platform"),
            best_of("sent", "mail", "api"),
            best_of("sent", "mail"),
        ),
    ),
    Figure(
        "domain rule 7",
        "targets of an urgency",
        TARGETS,
        lambda: {urgency: times(urgency, NOW).respond_by - NOW for urgency in TARGETS},
    ),
    Figure(
        "decision 0022",
        "a working day ends at 18:00 in Japan; a holiday is none",
        (datetime.fromisoformat("2026-11-24T18:00:00+09:00"), False),
        lambda: (
            next_working_day_ends(datetime.fromisoformat("2026-11-20T18:00:00+09:00")),
            is_working_day(date(2026, 11, 23)),
        ),
    ),
]


def _row(rule: str) -> tuple[int, str, str]:
    return ROW[rule].length, ROW[rule].counting, ROW[rule].starts


def _last_day(rule: str, facts: set[str], at: str) -> date | None:
    found = clock(rule, facts, at)
    return found.last_day() if found else None
