"""What a plan says, and what it is made from. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from uuid import UUID

from hub.narrowing.acts import Cell
from hub.narrowing.causes import Narrowing
from hub.narrowing.states import Thing

GRACE = timedelta(days=7)
"""How long what was cut can be given back: a coercer may hold the code (domain rule 4)."""
ANSWERED_KEPT = timedelta(days=30)
"""How long a request stays readable after its final answer."""
SENDERS_OWN_WORDS = frozenset({"sent-in-error", "duplicate"})
"""Why a sender may end something by itself and be told as saying so; everything else is the neutral word."""
WATCHED = "watched"
"""The word in the sender's record for what somebody goes on watching after the case is closed."""
LET_GO, STILL_HELD, NOT_SENT = "let go", "still held", "not sent"
"""The words there for what became of a hold: it goes on, nobody decided in time, or a message waited in vain."""


@dataclass(frozen=True)
class ReleaseAnswer:
    """What is left of one release when it is asked about anew.

    `refused`: something stands against all of it, or a required field is gone. `less`: fields are gone or only in a
    coarser form, or a contact has changed. `until`: until when it may be read now.
    """

    refused: bool = False
    less: bool = False
    until: datetime | None = None


@dataclass(frozen=True)
class End:
    """One referral or request that ends, with the word its recipient reads. `recalled`: its items are withdrawn."""

    object: UUID
    kind: str
    reason: str
    recalled: bool = False


@dataclass(frozen=True)
class Plan:
    """What is to be done, by id. `cut`, `end_earlier`: release and instant; `ask`: release and what is asked.

    `follow`: a release that nobody took and the new end of her consent; `prolong`: one that goes on without it.
    `reduce`: repacked to what a platform needs to go on. `stop`, `wait`: things whose messages are cancelled, or wait.
    `noted`: thing and what was done with it, for the sender's own record; `limits`: thing and until when it is held.
    """

    cut: tuple[tuple[UUID, datetime], ...] = ()
    destroy: tuple[UUID, ...] = ()
    hold: tuple[UUID, ...] = ()
    repack: tuple[UUID, ...] = ()
    reduce: tuple[UUID, ...] = ()
    end_earlier: tuple[tuple[UUID, datetime], ...] = ()
    follow: tuple[tuple[UUID, datetime], ...] = ()
    prolong: tuple[UUID, ...] = ()
    end: tuple[End, ...] = ()
    stop: tuple[UUID, ...] = ()
    wait: tuple[UUID, ...] = ()
    ask: tuple[tuple[UUID, str], ...] = ()
    retain: tuple[UUID, ...] = ()
    going_on: tuple[UUID, ...] = ()
    noted: tuple[tuple[UUID, str], ...] = ()
    limits: tuple[tuple[UUID, datetime], ...] = ()

    def plus(self, other: "Plan") -> "Plan":
        """Both together."""
        return Plan(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(Plan)))


@dataclass(frozen=True)
class ThingInCell:
    """One thing in its cell, with what the shell has found out."""

    narrowing: Narrowing
    thing: Thing
    cell: Cell
    now: datetime
    answers: Mapping[UUID, ReleaseAnswer]
    published: bool
    adults_alone: bool
