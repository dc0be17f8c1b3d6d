"""Which dates are in reason, for any case, any instant and any row."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.kit.errors import Reason
from hub.kit.sentence import SENTENCES
from hub.minimisation.dates import CLOCK, SIGNED, SKEW, TOLD, WINDOWS, YEAR, DateWindow, date_reasons, in_reason
from hub.minimisation.rules import decide
from hub.minimisation.values import SHAPES
from tests.minimisation.makers import takedown
from tests.minimisation.samples import VALUES
from tests.parties import NOW

OPENED = NOW - timedelta(days=30)
EVERY = sorted({*WINDOWS.values(), TOLD}, key=lambda one: (one.code, one.ahead))


@given(st.sampled_from(EVERY), st.timedeltas(-timedelta(days=40_000), timedelta(days=40_000)))
def test_a_date_is_in_reason_from_before_the_case_until_after_now(window: DateWindow, away: timedelta) -> None:
    at = NOW + away

    found = in_reason(at, window, OPENED, NOW)

    assert found == (OPENED - window.before <= at <= NOW + window.ahead)


@given(st.sampled_from(EVERY))
def test_both_ends_are_in_reason_and_a_moment_beyond_is_not(window: DateWindow) -> None:
    first, last, moment = OPENED - window.before, NOW + window.ahead, timedelta(seconds=1)

    assert in_reason(first, window, OPENED, NOW)
    assert in_reason(last, window, OPENED, NOW)
    assert not in_reason(first - moment, window, OPENED, NOW)
    assert not in_reason(last + moment, window, OPENED, NOW)
    assert in_reason(first - moment, window, None, NOW), "nobody knows when the case was opened"


def test_a_day_is_that_day_in_japan() -> None:
    now = datetime(2026, 11, 22, 15, 30, tzinfo=UTC)  # half past midnight on the 23rd in Japan
    tomorrow = DateWindow(timedelta(0), timedelta(0), CLOCK.code)

    assert in_reason(date(2026, 11, 23), tomorrow, now, now)
    assert not in_reason(date(2026, 11, 22), tomorrow, now, now)
    assert not in_reason(date(2026, 11, 24), tomorrow, now, now)


WRONG: dict[str, tuple[dict[str, Any], Reason]] = {
    "signed in 1999": (
        {"signer": {"role": "lawyer", "authority": "a", "signed_at": "1999-01-01T00:00:00+09:00"}},
        Reason("signed_out_of_range", "signer.signed_at"),
    ),
    "signed in 2030": (
        {"signer": {"role": "lawyer", "authority": "a", "signed_at": "2030-01-01T00:00:00+09:00"}},
        Reason("signed_out_of_range", "signer.signed_at"),
    ),
    "stated tomorrow": (
        {"good_faith": {"statement": "s", "at": (NOW + timedelta(days=1)).isoformat()}},
        Reason("signed_out_of_range", "good_faith.at"),
    ),
    "seen tomorrow": (
        {"locations": [{"url": "https://a.example.org"}, {"seen_at": (NOW + timedelta(days=1)).isoformat()}]},
        Reason("seen_out_of_range", "locations.1.seen_at"),
    ),
    "paid tomorrow": (
        {"payments": [{"paid_at": (NOW + timedelta(days=1)).isoformat()}]},
        Reason("paid_out_of_range", "payments.0.paid_at"),
    ),
    "demanded tomorrow": (
        {"demands": [{"asked_at": (NOW + timedelta(days=1)).isoformat()}]},
        Reason("earlier_out_of_range", "demands.0.asked_at"),
    ),
    "told the police tomorrow": (
        {"report_to_police": {"made": "made", "made_at": (NOW + timedelta(days=1)).isoformat()}},
        Reason("earlier_out_of_range", "report_to_police.made_at"),
    ),
    "told tomorrow": (
        {"self_reports": [{"told_at": (NOW + timedelta(days=1)).isoformat()}]},
        Reason("told_out_of_range", "self_reports.0.told_at"),
    ),
    "happened in two years": (
        {"timeline": [{"at": (NOW + 2 * YEAR).isoformat(), "what": "w"}]},
        Reason("happened_out_of_range", "timeline.0.at"),
    ),
    "a deadline of 1999": (
        {"offender_deadline": "1999-01-01T00:00Z"},
        Reason("deadline_out_of_range", "offender_deadline"),
    ),
    "logs of 1999": ({"log_loss_date": "1999-01-01"}, Reason("clock_out_of_range", "log_loss_date")),
    "a clock of 2099": ({"next_clock": "2099-01-01"}, Reason("clock_out_of_range", "next_clock")),
    "an answer next year": ({"respond_by": (NOW + YEAR).isoformat()}, Reason("clock_out_of_range", "respond_by")),
}


@pytest.mark.parametrize("what", WRONG)
def test_each_date_out_of_reason_is_named_by_its_place(what: str) -> None:
    values, reason = WRONG[what]

    assert date_reasons(values, OPENED, NOW) == (reason,)
    for sentence in (SENTENCES[reason.code].ja, SENTENCES[reason.code].en):
        assert any(character.isdigit() for character in sentence) or "year" in sentence, "the range is told"


def test_the_samples_of_every_field_are_in_reason() -> None:
    assert date_reasons(VALUES, OPENED, NOW) == ()


def test_every_instant_and_day_that_a_field_takes_has_its_window() -> None:
    """A field whose shape takes a date is in the table, or is drawn by the hub itself."""
    drawn = {"evidence_inventory.taken_at", "requests_already_sent.sent_at", "ledger_head.at"}
    found = {path for name in SHAPES for path in _dated(name, VALUES.get(name))}

    assert found - drawn == set(WINDOWS)


def _dated(name: str, value: object) -> list[str]:
    if isinstance(value, dict):
        return [f"{name}.{key}" for key, inner in value.items() if _is_date(inner)]
    if isinstance(value, list):
        return [path for row in value for path in _dated(name, row)]
    return [name] if _is_date(value) else []


def _is_date(value: object) -> bool:
    try:
        datetime.fromisoformat(str(value))
    except ValueError:
        return False
    return isinstance(value, str) and "-" in value


@pytest.mark.parametrize("signed", [OPENED - YEAR - timedelta(seconds=1), NOW + SKEW + timedelta(seconds=1)])
def test_the_gate_lets_nothing_leave_under_a_signature_out_of_reason(signed: datetime) -> None:
    signer = {"role": "lawyer", "authority": "a", "signed_at": signed.isoformat(timespec="seconds")}
    base = takedown()

    found = decide(replace(base, request={**base.request, "signer": signer}, opened_at=OPENED))

    assert Reason(SIGNED.code, "signer.signed_at") in found.reasons
    assert not found.allowed
