from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.kit.answers import LONGEST_WAIT_SECONDS, outcome_of, retry_after
from connectors.kit.replies import outcome_of_refusal, receipt
from hub.exchange.outcomes import Delivered, Gone, Rejected, TryLater

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@given(st.integers(100, 999))
def test_every_status_has_one_meaning(status: int) -> None:
    outcome = outcome_of(status, None, NOW)

    if 200 <= status < 300:
        assert outcome == Delivered(f"http_{status}")
    elif status == 410:
        assert outcome == Gone("http_410")
    elif 400 <= status < 500 and status not in {408, 425, 429}:
        assert outcome == Rejected(f"http_{status}")
    else:
        assert outcome == TryLater(f"http_{status}")


@given(st.text() | st.none())
def test_whatever_a_partner_writes_into_retry_after_the_wait_is_bounded(header: str | None) -> None:
    wait = retry_after(header, NOW)

    assert wait is None or 0 <= wait <= LONGEST_WAIT_SECONDS


@pytest.mark.parametrize(
    ("header", "wait"),
    [
        ("0", 0),
        ("120", 120),
        (" 30 ", 30),
        ("86401", 86400),
        ("9" * 5000, 86400),
        ("000000000000030", 86400),
        (format_datetime(NOW + timedelta(seconds=90), usegmt=True), 90),
        (format_datetime(NOW - timedelta(days=1), usegmt=True), 0),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 86400),
        ("Sun, 22 Nov 2026 12:01:00 -0000", 60),
        ("-5", None),
        ("1.5", None),
        ("²", None),
        ("soon", None),
        ("", None),
        (None, None),
    ],
)
def test_a_wait_is_read_as_seconds_or_as_a_date(header: str | None, wait: int | None) -> None:
    assert retry_after(header, NOW) == wait


@pytest.mark.parametrize(
    ("code", "text", "of_mailbox", "outcome"),
    [
        (421, "4.3.2 shutting down", False, TryLater("smtp_421")),
        (450, "4.2.0 greylisted", True, TryLater("smtp_450")),
        (452, "4.2.2 mailbox full", True, TryLater("smtp_452")),
        (550, "5.1.1 no such user", True, Gone("smtp_550")),
        (550, "unknown user", True, Gone("smtp_550")),
        (551, "user not local", True, Gone("smtp_551")),
        (553, "mailbox name not allowed", True, Gone("smtp_553")),
        (550, "5.7.1 not by our policy", True, Rejected("smtp_550")),
        (552, "5.2.2 mailbox full", True, Rejected("smtp_552")),
        (554, "5.7.1 looks like spam", False, Rejected("smtp_554")),
        (550, "5.1.1 after data", False, Rejected("smtp_550")),
    ],
)
def test_a_mail_servers_refusal_has_one_meaning(code: int, text: str, of_mailbox: bool, outcome: object) -> None:
    assert outcome_of_refusal(code, text, of_mailbox=of_mailbox) == outcome


@given(st.text(max_size=500))
def test_a_receipt_is_one_short_printable_line(reply: str) -> None:
    found = receipt(reply)

    assert len(found) <= 200
    assert found.isprintable()
