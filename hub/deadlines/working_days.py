"""Which days people of a Japanese office work, and when the next one ends. Pure arithmetic on dates.

Rule of the Act on National Holidays (昭和23年法律第178号) as it stands since 2022. The days of the equinoxes are
announced each February for the year after; until then they are reckoned, by a formula that was right since 1980.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

JAPAN = ZoneInfo("Asia/Tokyo")
ENDS = time(18)
"""When a working day ends, in Japan."""
_DAY = timedelta(days=1)
_MONDAY, _SATURDAY, _SUNDAY = 0, 5, 6
_FIXED = ((1, 1), (2, 11), (2, 23), (4, 29), (5, 3), (5, 4), (5, 5), (8, 11), (11, 3), (11, 23))
_MONDAYS = ((1, 2), (7, 3), (9, 3), (10, 2))
"""Month, and which of its Mondays."""
_SPRING, _AUTUMN = 20.8431, 23.2488
"""The day of March and September on which the equinox fell in 1980, as a fraction."""


def is_working_day(day: date) -> bool:
    """Neither Saturday, Sunday nor a public holiday of Japan."""
    return day.weekday() < _SATURDAY and day not in holidays(day.year)


def next_working_day_ends(now: datetime) -> datetime:
    """When the first working day after today's date in Japan ends: 18:00 there, in UTC. `now` is aware."""
    day = now.astimezone(JAPAN).date() + _DAY
    while not is_working_day(day):
        day += _DAY
    return datetime.combine(day, ENDS, JAPAN).astimezone(UTC)


@cache
def holidays(year: int) -> frozenset[date]:
    """The public holidays of a year: those that are named, a day in place of a Sunday, a day between two."""
    named = {
        *(date(year, month, day) for month, day in _FIXED),
        *(_monday(year, month, which) for month, which in _MONDAYS),
        _equinox(year, 3, _SPRING),
        _equinox(year, 9, _AUTUMN),
    }
    instead = {_instead(day, named) for day in named if day.weekday() == _SUNDAY}
    between = {
        day + _DAY
        for day in named
        if day + 2 * _DAY in named and day + _DAY not in named | instead and (day + _DAY).weekday() != _SUNDAY
    }
    return frozenset(named | instead | between)


def _monday(year: int, month: int, which: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(_MONDAY - first.weekday()) % 7 + 7 * (which - 1))


def _equinox(year: int, month: int, since: float) -> date:
    years = year - 1980
    return date(year, month, int(since + 0.242194 * years) - years // 4)


def _instead(day: date, named: set[date]) -> date:
    while day in named:
        day += _DAY
    return day
