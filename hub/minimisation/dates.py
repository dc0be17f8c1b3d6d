"""Which dates are in reason: how long before the case was opened, how long after now. Pure; `now` is an argument."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Any

from hub.agreements.rules import today
from hub.kit.errors import Reason

SKEW = timedelta(minutes=5)
"""How far another machine's clock may run before ours, so that "just now" is not refused."""
YEAR = timedelta(days=366)


@dataclass(frozen=True)
class DateWindow:
    """From `before` the opening of the case until `ahead` of now; `code`: the sentence that tells this range."""

    before: timedelta
    ahead: timedelta
    code: str


SIGNED = DateWindow(YEAR, SKEW, "signed_out_of_range")
"""A mandate is written for this matter: somebody may have begun elsewhere a year ago, nobody signs tomorrow."""
SEEN = DateWindow(30 * YEAR, SKEW, "seen_out_of_range")
"""The web is thirty years old, and what nobody has seen yet is not evidence."""
HAPPENED = DateWindow(100 * YEAR, YEAR, "happened_out_of_range")
"""Somebody's whole life, and what is already announced for the coming year."""
DEMANDED = DateWindow(YEAR, YEAR, "deadline_out_of_range")
"""An offender's deadline is days away; one that has passed still says what was threatened."""
CLOCK = DateWindow(YEAR, 10 * YEAR, "clock_out_of_range")
"""Logs are lost within months; limitation of claims runs for years (Civil Code art. 724)."""
ANSWER = DateWindow(timedelta(0), 15 * timedelta(days=1), "clock_out_of_range")
"""The longest target of an urgency is 14 days."""
ENGAGED = DateWindow(YEAR, timedelta(0), "engaged_out_of_range")
"""Since when a lawyer acts: nobody is engaged tomorrow, and some were before the referral came."""
KEPT_DATE = DateWindow(YEAR, 10 * YEAR, "kept_date_out_of_range")
"""What a lawyer must keep: a claim may last for years; one that has just passed is still told."""
TOLD = DateWindow(10 * YEAR, timedelta(0), "told_out_of_range")
"""What an organisation told before it had this hub is recorded too; older records are not kept."""
PAID = DateWindow(10 * YEAR, SKEW, "paid_out_of_range")
"""As long as a bank keeps its records of an account; what is not paid yet is no payment."""
EARLIER = DateWindow(30 * YEAR, SKEW, "earlier_out_of_range")
"""What was demanded of her or told by her has happened: as long ago as anything was seen, and not tomorrow."""

WINDOWS: Mapping[str, DateWindow] = MappingProxyType(
    {
        "timeline.at": HAPPENED,
        "offender_deadline": DEMANDED,
        "log_loss_date": CLOCK,
        "locations.seen_at": SEEN,
        "demands.asked_at": EARLIER,
        "demands.until": DEMANDED,
        "payments.paid_at": PAID,
        "report_to_police.made_at": EARLIER,
        "self_reports.told_at": TOLD,
        "signer.signed_at": SIGNED,
        "good_faith.at": SIGNED,
        "respond_by": ANSWER,
        "next_clock": CLOCK,
    }
)
"""Field, and key within its rows where it has any, to the dates that are in reason. A test holds it to the shapes."""


def in_reason(at: datetime | date, window: DateWindow, opened_at: datetime | None, now: datetime) -> bool:
    """Whether this instant, or day in Japan, lies in the window. `opened_at` None: nobody knows; then no lower end."""
    if not isinstance(at, datetime):
        last, first = today(now + window.ahead), opened_at and today(opened_at - window.before)
        return at <= last and (first is None or at >= first)
    return at <= now + window.ahead and (opened_at is None or at >= opened_at - window.before)


def date_reasons(values: Mapping[str, Any], opened_at: datetime | None, now: datetime) -> tuple[Reason, ...]:
    """Each date out of reason in these clean values, by its path ("locations.0.seen_at"); empty where all are in.

    What is no date at all is a matter of the field's shape (`hub.minimisation.values`).
    """
    return tuple(
        Reason(window.code, path)
        for name, window in WINDOWS.items()
        for path, value in _places(values, name)
        if (at := _read(value)) is not None and not in_reason(at, window, opened_at, now)
    )


def _places(values: Mapping[str, Any], name: str) -> Iterable[tuple[str, Any]]:
    """Where dates of this name stand in the values: in a field, under a key of its record, or in each of its rows."""
    field, _, key = name.partition(".")
    value = values.get(field)
    if not key:
        return [(field, value)]
    if isinstance(value, Mapping):
        return [(name, value.get(key))]
    rows = value if isinstance(value, list | tuple) else ()
    return [(f"{field}.{place}.{key}", row.get(key)) for place, row in enumerate(rows) if isinstance(row, Mapping)]


def _read(value: object) -> datetime | date | None:
    try:
        at = datetime.fromisoformat(str(value)) if "T" in str(value) else date.fromisoformat(str(value))
    except ValueError:
        return None
    return None if isinstance(at, datetime) and at.utcoffset() is None else at
