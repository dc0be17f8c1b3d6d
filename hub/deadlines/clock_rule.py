"""What a clock of law is: its days, what starts it, how it is counted, how far its source was read."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Literal

from hub.kit.text import Text

Start = Literal["received", "sent", "told", "inquiry", "notice", "complaint", "filing", "offender_known"]
"""What starts a clock: the request received or sent, the decision told to us, the provider's inquiry received by the
sender of the material, an authority's notice received by the provider, a full complaint received by a body, the
provider's report filed with an authority, the day on which she learned who it was."""
Counting = Literal["hours", "days", "months", "none"]
Mark = Literal["V", "V-sec", "V-impl", "U"]

JAPAN = timezone(timedelta(hours=9))
INDIA = timezone(timedelta(hours=5, minutes=30))
EASTERN = timezone(timedelta(hours=-4))
CENTRAL_EUROPE = timezone(timedelta(hours=2))
"""Summer time all year: a window of our own must never look longer than it is."""
WORLD = UTC


@dataclass(frozen=True)
class ClockRule:
    """One clock of one law, as it stood in its days.

    `facts`: what must be true of platform and request on that day. `elements`: fields that a valid request holds;
    those in `spared_for_child` may be missing where the person is or may be a minor. `on_expiry`: what comes next.
    `length` in units of `counting`; "days" and "months" end with the last day in `zone`. `valid_to` is exclusive,
    and both are compared with the start of the clock. `certain` is False where the way of counting was not verified.
    `spares`: facts of the request that keep the law off. `then`: what a person can do once the time is over
    (`STEPS_AFTER_DUE`). `window`: a time in which we, or the provider, may act: no answer is due at its end.
    `mark`: how far the source was read (V law text, V-sec a secondary source, V-impl working code, U not verified);
    a row marked U is never enabled, and `read_on` says when somebody looked. Raises `ValueError` where that is broken.
    """

    rule_id: str
    version: int
    title: Text
    facts: frozenset[str]
    starts: Start
    counting: Counting
    length: int
    source: str
    mark: Mark
    zone: timezone = WORLD
    valid_from: datetime | None = None
    valid_to: datetime | None = None
    elements: frozenset[str] = frozenset()
    spared_for_child: frozenset[str] = frozenset()
    reminders: tuple[timedelta, ...] = ()
    on_expiry: Text | None = None
    certain: bool = True
    enabled: bool = True
    spares: frozenset[str] = frozenset()
    then: tuple[str, ...] = ()
    window: bool = False
    read_on: date | None = None

    def __post_init__(self) -> None:
        """What nobody verified starts no clock."""
        if self.mark == "U" and (self.enabled or self.read_on is None):
            raise ValueError(f"{self.rule_id} is not verified: ship it disabled, with the day on which it was read")
