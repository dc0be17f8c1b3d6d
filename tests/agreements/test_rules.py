from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.agreements.rules import Terms, covers, from_ceiling, retained_until, today
from hub.exchange.profiles import Ceiling

TERMS = Terms(frozenset({"legal_advice"}), {"narrative": "full"}, 365, False, date(2026, 4, 1), date(2027, 3, 31))


@pytest.mark.parametrize(
    ("day", "purpose", "expected"),
    [
        (date(2026, 4, 1), "legal_advice", []),
        (date(2027, 3, 31), "legal_advice", []),
        (date(2026, 3, 31), "legal_advice", ["no_agreement"]),
        (date(2027, 4, 1), "legal_advice", ["no_agreement"]),
        (date(2026, 5, 1), "removal", ["purpose_not_agreed"]),
        (date(2028, 5, 1), "removal", ["no_agreement"]),
    ],
)
def test_an_agreement_covers_its_days_and_purposes(day: date, purpose: str, expected: list[str]) -> None:
    assert [r.code for r in covers(TERMS, purpose, day)] == expected


def test_no_agreement_covers_nothing() -> None:
    assert [r.code for r in covers(None, "legal_advice", date(2026, 5, 1))] == ["no_agreement"]


def test_an_agreement_without_end_goes_on() -> None:
    endless = Terms(TERMS.purposes, TERMS.fields, 365, False, TERMS.valid_from, None)

    assert covers(endless, "legal_advice", date(2099, 1, 1)) == ()
    assert endless.until() is None


def test_the_last_day_ends_at_midnight_in_japan() -> None:
    assert TERMS.until() == datetime(2027, 3, 31, 15, 0, tzinfo=UTC)


def test_the_day_is_the_day_in_japan() -> None:
    assert today(datetime(2026, 11, 22, 14, 59, tzinfo=UTC)) == date(2026, 11, 22)
    assert today(datetime(2026, 11, 22, 15, 0, tzinfo=UTC)) == date(2026, 11, 23)


def test_a_ceiling_stands_in_for_an_agreement_and_never_allows_passing_on() -> None:
    ceiling = Ceiling(
        "statutory_notice", "a law", date(2026, 1, 1), None, frozenset({"removal"}), {"locations": "full"}, 30
    )

    found = from_ceiling(ceiling)

    assert covers(found, "removal", date(2026, 5, 1)) == ()
    assert [r.code for r in covers(found, "removal", date(2025, 12, 31))] == ["no_agreement"]
    assert (found.onward_sharing, found.source, found.retention_days) == (False, "statutory_notice", 30)


def test_an_accepted_packet_is_kept_as_long_as_agreed() -> None:
    accepted = datetime(2026, 11, 22, tzinfo=UTC)

    assert retained_until(TERMS, accepted) == accepted + timedelta(days=365)


@given(st.datetimes(datetime(2025, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 - zone is given
def test_coverage_ends_exactly_where_until_says(now: datetime) -> None:
    until = TERMS.until()
    covered = not covers(TERMS, "legal_advice", today(now))

    assert until is not None
    assert covered == (datetime(2026, 3, 31, 15, tzinfo=UTC) <= now < until)
