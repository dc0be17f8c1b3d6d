"""What a partner's status code means for a delivery.

A redirect is a failed attempt like any other (Standard Webhooks 1.0: it is not followed, and failures are tried
again): it says nothing against the message, and is often a maintenance page. One that stays ends as a dead letter,
which the operator sees.
"""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from hub.exchange.outcomes import Delivered, Gone, Outcome, Rejected, TryLater

LONGEST_WAIT_SECONDS = 24 * 60 * 60
"""A partner cannot silence the hub for longer than a day; the schedule of attempts lasts several."""

_TRY_AGAIN = frozenset({408, 425, 429})
_MOST_DIGITS = 9


def outcome_of(status: int, retry_after_header: str | None, now: datetime) -> Outcome:
    """2xx delivered; 410 gone; other 4xx rejected, except those that ask for patience; anything else: try later."""
    code = f"http_{status}"
    if 200 <= status < 300:  # noqa: PLR2004 - the class of success in RFC 9110
        return Delivered(code)
    if status == 410:  # noqa: PLR2004 - Gone in RFC 9110: the endpoint is to be disabled
        return Gone(code)
    if 400 <= status < 500 and status not in _TRY_AGAIN:  # noqa: PLR2004 - the class of client errors in RFC 9110
        return Rejected(code)
    return TryLater(code, retry_after(retry_after_header, now))


def retry_after(header: str | None, now: datetime) -> int | None:
    """Seconds to wait (RFC 9110, 10.2.3: a number or a date), from 0 to a day; None where nothing sensible is said."""
    text = (header or "").strip()
    if text.isascii() and text.isdigit():
        return min(
            int(text[-_MOST_DIGITS:]) if len(text) <= _MOST_DIGITS else LONGEST_WAIT_SECONDS, LONGEST_WAIT_SECONDS
        )
    try:
        instant = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    if instant.tzinfo is None:
        instant = instant.replace(tzinfo=UTC)
    try:
        seconds = int((instant - now).total_seconds())
    except OverflowError:
        return None
    return max(0, min(seconds, LONGEST_WAIT_SECONDS))
