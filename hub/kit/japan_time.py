"""Instants as people in Japan read them: to the minute, with the zone named."""

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Final

from babel.dates import format_datetime

from hub.kit.text import Phrase, Text

ZONE: Final = timezone(timedelta(hours=9), "JST")
"""Japan's own, which knows no summer time: so no table of zones need be on the machine."""
_PATTERN: Final = Phrase("EEE d MMM, HH:mm 'Japan time'")
"""How Unicode's date patterns write it (UTS 35)."""
_WITH_YEAR: Final = Phrase("EEE d MMM y, HH:mm 'Japan time'")


@dataclass(frozen=True)
class InTokyo(Text):
    """An aware instant in words."""

    at: datetime
    pattern: Phrase = _PATTERN

    def to(self, language: str) -> str:
        """Day, hour and minute in Japan, by the pattern of that language."""
        locale = language.partition("@")[0]
        return format_datetime(self.at, self.pattern.to(language), tzinfo=ZONE, locale=locale)


def in_tokyo(at: datetime) -> Text:
    """The instant in words; `at` is aware."""
    return InTokyo(at)


def in_tokyo_with_year(at: datetime) -> Text:
    """The same with its year, for what can lie a year away."""
    return InTokyo(at, _WITH_YEAR)
