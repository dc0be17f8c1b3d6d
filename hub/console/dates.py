"""Times as people read them: `11月22日（日）18:00`, in the zone of the desk."""

from datetime import datetime
from typing import Final

from babel.dates import format_datetime
from markupsafe import Markup

from hub.kit.tokyo import ZONE, in_tokyo

_PATTERNS: Final = {"ja": "M月d日（E）H:mm", "en": "EEE d MMM, HH:mm 'JST'"}
_DAYS: Final = {"ja": "y年M月d日", "en": "d MMM y"}


def moment(at: datetime | str, language: str) -> Markup:
    """The time with day and hour; `at` is aware, or ISO 8601 as the API answers."""
    return _marked(_read(at), _PATTERNS[language], language)


def day(at: datetime | str, language: str) -> Markup:
    """The day alone, with its year."""
    return _marked(_read(at), _DAYS[language], language)


def zoned(at: datetime | str, language: str) -> Markup:
    """The time to the minute with its zone named, for what somebody confirms."""
    found = _read(at)
    return Markup('<time datetime="{}">{}</time>').format(
        found.isoformat(timespec="minutes"), in_tokyo(found).to(language)
    )


def left(until: datetime, now: datetime, language: str) -> str:
    """How long from now until then, in hours and minutes; nothing less than none."""
    minutes = max(0, int((until - now).total_seconds() // 60))
    hours, rest = divmod(minutes, 60)
    words = ("{}時間", "{}分") if language == "ja" else ("{} h ", "{} min")
    return (words[0].format(hours) if hours else "") + words[1].format(rest)


def _read(at: datetime | str) -> datetime:
    return datetime.fromisoformat(at) if isinstance(at, str) else at


def _marked(at: datetime, pattern: str, language: str) -> Markup:
    words = format_datetime(at, pattern, tzinfo=ZONE, locale=language)
    return Markup('<time datetime="{}">{}</time>').format(at.isoformat(timespec="minutes"), words)
