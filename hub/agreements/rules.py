"""Does what the two organisations agreed, or a law's own form, cover this exchange today? Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Literal

from hub.exchange.packets import Form
from hub.exchange.profiles import Ceiling
from hub.kit.errors import Reason

JAPAN = timezone(timedelta(hours=9))
"""Agreements are dated by the day in Japan, which has no summer time."""


@dataclass(frozen=True)
class Terms:
    """What may go from one organisation to another. `valid_to`: the last day, None for no end.

    `source`: a signed agreement, or the dated ceiling that stands in its place (domain rule 1).
    """

    purposes: frozenset[str]
    fields: Mapping[str, Form]
    retention_days: int
    onward_sharing: bool
    valid_from: date
    valid_to: date | None
    source: Literal["agreement", "statutory_notice", "own_copy"] = "agreement"

    def until(self) -> datetime | None:
        """The instant (UTC) at which the last day has ended; None for no end."""
        if self.valid_to is None:
            return None
        return datetime.combine(self.valid_to + timedelta(days=1), time(), JAPAN).astimezone(UTC)


def today(now: datetime) -> date:
    """The day by which agreements and duties are judged at `now`."""
    return now.astimezone(JAPAN).date()


def covers(terms: Terms | None, purpose: str, day: date) -> tuple[Reason, ...]:
    """Why these terms do not cover an exchange for `purpose` on `day`; empty where they do."""
    if terms is None or day < terms.valid_from or (terms.valid_to is not None and day > terms.valid_to):
        return (Reason("no_agreement"),)
    if purpose not in terms.purposes:
        return (Reason("purpose_not_agreed"),)
    return ()


def from_ceiling(ceiling: Ceiling) -> Terms:
    """The terms of a legal channel or of the person's own copy: nothing may be passed on."""
    return Terms(
        purposes=ceiling.purposes,
        fields=ceiling.fields,
        retention_days=ceiling.retention_days,
        onward_sharing=False,
        valid_from=ceiling.valid_from,
        valid_to=ceiling.valid_to,
        source=ceiling.kind,
    )


def retained_until(terms: Terms, accepted_at: datetime) -> datetime:
    """Until when an accepted packet may be read: the retention agreed, counted from acceptance."""
    return accepted_at + timedelta(days=terms.retention_days)
