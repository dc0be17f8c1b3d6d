"""Which days people of a Japanese office work, and when the next one ends. Pure arithmetic on dates."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from holidays import country_holidays
from holidays.holiday_base import HolidayBase

JAPAN = ZoneInfo("Asia/Tokyo")
ENDS = time(18)
"""When a working day ends, in Japan."""
_DAY = timedelta(days=1)
_SATURDAY = 5


def is_working_day(day: date) -> bool:
    """Neither Saturday, Sunday nor a public holiday of Japan (Act on National Holidays, 昭和23年法律第178号)."""
    return day.weekday() < _SATURDAY and day not in _holidays()


def next_working_day_ends(now: datetime) -> datetime:
    """When the first working day after today's date in Japan ends: 18:00 there, in UTC. `now` is aware."""
    day = now.astimezone(JAPAN).date() + _DAY
    while not is_working_day(day):
        day += _DAY
    return datetime.combine(day, ENDS, JAPAN).astimezone(UTC)


@cache
def _holidays() -> HolidayBase:
    """Those of the library, which reckons a year when it is first asked for."""
    return country_holidays("JP")
