"""How an instant is printed for people in Japan, and for people anywhere."""

from datetime import UTC, date, datetime, timedelta, timezone

_JST = timezone(timedelta(hours=9), "JST")


def jst_with_utc(value: object) -> str:
    """Japanese time with UTC in brackets; a bare date, or what is no instant at all, is printed as it came."""
    instant = _instant(value)
    if instant is None:
        return str(value)
    return f"{instant.astimezone(_JST):%Y-%m-%d %H:%M} JST ({instant:%Y-%m-%d %H:%M} UTC)"


def utc(value: object) -> str:
    """Universal time; a bare date, or what is no instant at all, is printed as it came."""
    instant = _instant(value)
    return str(value) if instant is None else f"{instant:%Y-%m-%d %H:%M} UTC"


def _instant(value: object) -> datetime | None:
    """The instant in UTC, where the value has both a date and a zone."""
    if isinstance(value, datetime):
        instant = value
    else:
        try:
            instant = datetime.fromisoformat(str(value))
        except ValueError:
            return None
        if _is_date(str(value)):
            return None
    try:
        return None if instant.tzinfo is None else instant.astimezone(UTC)
    except OverflowError:
        return None


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
