"""Working days in Japan: holidays as published, and the end of the next one."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.deadlines.working_days import JAPAN, is_working_day, next_working_day_ends

PUBLISHED = {
    # the Cabinet Office's own list (国民の祝日について), day by day
    2026: "01-01 01-12 02-11 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-20 08-11 09-21 09-22 09-23 10-12 11-03 11-23",
    2027: "01-01 01-11 02-11 02-23 03-21 03-22 04-29 05-03 05-04 05-05 07-19 08-11 09-20 09-23 10-11 11-03 11-23",
    2024: "01-01 01-08 02-11 02-12 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-15 08-11 08-12 09-16 09-22 09-23 10-14 "
    "11-03 11-04 11-23",
}
INSTANTS = st.datetimes(datetime(2022, 1, 1), datetime(2098, 12, 1), timezones=st.just(UTC))  # noqa: DTZ001 - by hypothesis


@pytest.mark.parametrize("year", sorted(PUBLISHED))
def test_the_working_days_of_a_year_are_those_between_what_was_published(year: int) -> None:
    off = {date.fromisoformat(f"{year}-{day}") for day in PUBLISHED[year].split()}
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(365)]

    assert [day for day in days if is_working_day(day)] == [d for d in days if d.weekday() < 5 and d not in off]


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        ("2026-11-24T10:00", "2026-11-25T18:00"),  # a Tuesday: the day after
        ("2026-11-27T02:00", "2026-11-30T18:00"),  # the night to Friday is Friday
        ("2026-11-20T19:00", "2026-11-24T18:00"),  # Friday; Monday the 23rd is a holiday
        ("2026-05-01T23:59", "2026-05-07T18:00"),  # before the days of May
        ("2026-09-18T09:00", "2026-09-24T18:00"),  # the day between two holidays is one
    ],
)
def test_it_is_due_when_the_next_working_day_ends(asked: str, due: str) -> None:
    def japan(text: str) -> datetime:
        return datetime.fromisoformat(text).replace(tzinfo=JAPAN)

    assert next_working_day_ends(japan(asked)) == japan(due)


@given(INSTANTS)
def test_it_is_the_first_working_day_after_today_and_never_far(now: datetime) -> None:
    ends = next_working_day_ends(now).astimezone(JAPAN)
    today = now.astimezone(JAPAN).date()

    between = [today + timedelta(days=n) for n in range(1, (ends.date() - today).days)]
    assert ends.time() == time(18)
    assert is_working_day(ends.date())
    assert today < ends.date() <= today + timedelta(days=7)
    assert not [day for day in between if is_working_day(day)]
