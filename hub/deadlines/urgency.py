"""The hub's own targets: how soon a recipient answers, and when an unanswered offer ends (domain rule 7). Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from hub.exchange.vocabulary.case import URGENCIES
from hub.kit.errors import Invalid, Reason, between

TARGETS = URGENCIES.each(
    {"immediate": timedelta(hours=4), "urgent": timedelta(hours=72), "routine": timedelta(days=14)}
)
"""Urgency to the time in which a recipient accepts or rejects. An immediate one is also told by telephone."""
EXPIRY_IN_TARGETS = 2
"""An offer that is still unanswered after twice its target ends, and its payload is destroyed."""


@dataclass(frozen=True)
class Times:
    """By when an answer is due, and when the offer ends."""

    respond_by: datetime
    expires_at: datetime


def times(
    urgency: str, now: datetime, *, respond_by: datetime | None = None, expires_at: datetime | None = None
) -> Times:
    """The times of an offer made at `now`: those of its urgency, or earlier ones that the sender asks for.

    An offer that ends sooner than its target is due when it ends. Raises `Invalid`: `malformed` for an urgency we
    do not know or a time without zone, `out_of_range` for a time in the past or later than the urgency gives.
    """
    if urgency not in TARGETS:
        raise Invalid(Reason("malformed", "urgency", tuple(TARGETS)))
    target = TARGETS[urgency]
    ends = _earlier("expires_at", now, now + EXPIRY_IN_TARGETS * target, expires_at)
    latest = min(now + target, ends)
    return Times(_earlier("respond_by", now, latest, respond_by), ends)


def overdue(respond_by: datetime, answered_at: datetime | None, now: datetime) -> bool:
    """Whether the answer came, or is still to come, after its time. To the second is in time."""
    return (answered_at or now) > respond_by


def _earlier(field: str, now: datetime, latest: datetime, asked: datetime | None) -> datetime:
    if asked is None:
        return latest
    if asked.utcoffset() is None:
        raise Invalid(Reason("malformed", field))
    if not now < asked <= latest:
        raise Invalid(Reason("out_of_range", field, between(now, latest)))
    return asked
