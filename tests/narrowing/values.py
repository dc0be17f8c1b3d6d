"""The frozen values that the oracle reasons about: organisations, persons, what is out, and what happened.

Ids and names are words of the walk. A field is named as in the catalogue; of its form only the name is followed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

Names = frozenset[str]
NOTHING: Names = frozenset()
OPEN: Names = frozenset({"requested", "received"})
LIVE: Names = OPEN | {"accepted", "in-progress", "on-hold"}
CANCELLED: Names = frozenset({"cancelled"})
NEUTRAL: Names = frozenset({"ended-by-sender"})
"""Whose word: "The recipient is told one neutral word"."""


@dataclass(frozen=True)
class Duty:
    """A dated duty or usual practice to tell others. `reports_to` None: the dated word that there is none."""

    id: str
    reports_to: str | None
    under_age: bool
    since: datetime


@dataclass(frozen=True)
class Body:
    """An organisation. `needs`: its form, by "offer" and by purpose. `ceiling`: what a law's form allows, if one.

    `stolen`: its key, and there is no new one yet.
    """

    kind: str
    needs: Mapping[str, Names] = field(default_factory=dict)
    required: Names = NOTHING
    ceiling: Names = NOTHING
    duties: tuple[Duty, ...] = ()
    suspended: str = ""
    suspended_from: datetime | None = None
    stolen: bool = False


@dataclass(frozen=True)
class Fold:
    """The last word to one recipient for one purpose: "given", "refused" or "withdrawn". `before`: for an undo.

    `danger`: two people said it in the place of the person, whose life was in danger.
    """

    event: str
    fields: Names
    until: datetime
    assent: bool
    at: datetime
    before: "Fold | None" = None
    destroyed: bool = False
    danger: bool = False


_NEVER = datetime.max.replace(tzinfo=UTC)
UNASKED = Fold("unasked", NOTHING, _NEVER, assent=False, at=_NEVER)


@dataclass(frozen=True)
class Person:
    """One case. `answers`: duty to her word. `folds`: recipient and purpose to her last word.

    `lifts`: of one body and purpose, since when and until. `opened`: bars lifted lastingly, since when. `unsettled`:
    two statements of her age contradict each other. `came_from`: the case begins with a packet that was received.
    """

    sender: str
    minor: bool
    bars: Names = NOTHING
    lifts: Mapping[tuple[str, str], tuple[datetime, datetime]] = field(default_factory=dict)
    opened: Mapping[str, datetime] = field(default_factory=dict)
    folds: Mapping[tuple[str, str], Fold] = field(default_factory=dict)
    answers: Mapping[str, bool] = field(default_factory=dict)
    unsettled: bool = False
    came_from: bool = False
    closed: bool = False
    dead: bool = False


@dataclass(frozen=True)
class Thing:
    """A referral or request that is out, with the names frozen into its two releases.

    `sure`: false where it need not be readable any more. `cut`: by which cause nothing of it is. `until`: its end.
    `statuses`: any of these. `told`: words that its recipient may be given, None for any. `goes_on`: not asked again
    after she took back "all". `four`: only what is kept after a withdrawal. `answered`: when it got its final answer.
    """

    kind: str
    case: str
    recipient: str
    purpose: str
    at: datetime
    offer: Names
    packet: Names
    statuses: Names
    until: datetime
    adult: bool
    sure: bool = True
    cut: str = ""
    accepted: bool = False
    engaged: bool = False
    read: bool = False
    goes_on: bool = False
    four: bool = False
    told: Names | None = None
    answered: datetime | None = None


@dataclass(frozen=True)
class World:
    """Everything so far. `agreements`: (sender, recipient) to fields. `asked`: the names that consent is asked for."""

    asked: Names
    bodies: Mapping[str, Body]
    agreements: Mapping[tuple[str, str], Names] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    things: Mapping[str, Thing] = field(default_factory=dict)


@dataclass(frozen=True)
class Event:
    """One thing that happened; what the names mean follows from `what`, see the oracle's function of that name."""

    what: str
    at: datetime
    case: str = ""
    sender: str = ""
    body: str = ""
    purpose: str = ""
    thing: str = ""
    word: str = ""
    yes: bool = False
    fields: Names = NOTHING
    until: datetime | None = None
    duty: Duty | None = None
    made: Thing | Person | None = None
