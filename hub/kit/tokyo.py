"""Instants as people in Japan read them: to the minute, with the zone named."""

from datetime import datetime, timedelta, timezone
from typing import Final

from babel.dates import format_datetime

from hub.kit.text import Text

ZONE: Final = timezone(timedelta(hours=9), "JST")
"""Japan's own, which knows no summer time: so no table of zones need be on the machine."""
_JA, _EN = "M月d日（E）H:mm（日本時間）", "EEE d MMM, HH:mm 'Japan time'"


def in_tokyo(at: datetime) -> Text:
    """The instant in words; `at` is aware."""
    return Text(format_datetime(at, _JA, tzinfo=ZONE, locale="ja"), format_datetime(at, _EN, tzinfo=ZONE, locale="en"))
