"""Times as people read them: `11月22日（日）18:00`, in the zone of the desk."""

from datetime import UTC, datetime, tzinfo
from typing import Final

from babel.dates import format_datetime
from markupsafe import Markup

from hub.kit.japan_time import ZONE, in_tokyo
from hub.kit.text import Phrase

_MOMENT: Final = Phrase("EEE d MMM, HH:mm 'JST'")
_DAY: Final = Phrase("EEE d MMM y")
_WEEKDAY: Final = Phrase("EEE d MMM")
_UTC: Final = Phrase("EEE d MMM, HH:mm 'UTC'")
"""How Unicode's date patterns write them (UTS 35)."""
_HOURS, _MINUTES = Phrase("{hours} h "), Phrase("{minutes} min")


def moment(at: datetime | str, language: str) -> Markup:
    """The time with day and hour; `at` is aware, or ISO 8601 as the API answers."""
    return _marked(_read(at), _MOMENT, language)


def day(at: datetime | str, language: str) -> Markup:
    """The day alone, with its weekday and its year."""
    return _marked(_read(at), _DAY, language)


def weekday(at: datetime, language: str) -> Markup:
    """The day without its year, where it is today's; `at` is aware."""
    return _marked(at, _WEEKDAY, language)


def zoned(at: datetime | str, language: str) -> Markup:
    """The time to the minute with its zone named, for what somebody confirms."""
    found = _read(at)
    return Markup('<time datetime="{}">{}</time>').format(
        found.isoformat(timespec="minutes"), in_tokyo(found).to(language)
    )


def utc(at: datetime | str, language: str) -> Markup:
    """The same instant in universal time, for whoever stands in another zone than the desk."""
    return _marked(_read(at), _UTC, language, UTC)


def left(until: datetime, now: datetime, language: str) -> str:
    """How long from now until then, in hours and minutes; nothing less than none."""
    minutes = max(0, int((until - now).total_seconds() // 60))
    hours, rest = divmod(minutes, 60)
    whole = _HOURS.filled(hours=str(hours)).to(language) if hours else ""
    return whole + _MINUTES.filled(minutes=str(rest)).to(language)


def _read(at: datetime | str) -> datetime:
    return datetime.fromisoformat(at) if isinstance(at, str) else at


def _marked(at: datetime, pattern: Phrase, language: str, zone: tzinfo = ZONE) -> Markup:
    words = format_datetime(at, pattern.to(language), tzinfo=zone, locale=language.partition("@")[0])
    return Markup('<time datetime="{}">{}</time>').format(at.isoformat(timespec="minutes"), words)
