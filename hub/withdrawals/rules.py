"""What a change of mind touches, and how long it can be taken back. Pure; `now` is an argument."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from hub.kit.errors import Reason
from hub.releases.find import Found
from hub.tasks.lifecycle import OPEN

Destruction = Literal["after_seven_days", "now"]

GRACE = timedelta(days=7)
"""How long a withdrawal can be undone by safe contact: a coercer may hold the code (domain rule 4)."""
HOLD = timedelta(days=14)
"""How long, once, a worker who suspects coercion lets the keys wait."""


@dataclass(frozen=True)
class Thing:
    """A referral or a removal request that came from the case. `told`: its recipient heard of it, or may have."""

    object: UUID
    kind: Literal["referral", "takedown"]
    status: str
    told: bool


def voice_reasons(given_by: str) -> tuple[Reason, ...]:
    """Why this is nobody's to take back: a guardian's word is kept as one, and takes nothing from the person."""
    return (Reason("guardian_never_withdraws", "given_by"),) if given_by == "guardian" else ()


@dataclass(frozen=True)
class Consequences:
    """What follows from one withdrawal, by id. `going_on`: removal requests that keep running, because she wants it."""

    referrals: tuple[UUID, ...]
    takedowns: tuple[UUID, ...]
    going_on: tuple[UUID, ...]
    cut: tuple[UUID, ...]
    destroy: tuple[UUID, ...]


def goes_on(thing: Thing, *, recall: bool) -> bool:
    """Whether a removal request keeps running: it has reached its recipient, and nobody asked for its recall."""
    return thing.kind == "takedown" and thing.status in OPEN and thing.told and not recall


def consequences(
    things: Iterable[Thing], releases: Iterable[Found], *, destruction: Destruction, recall: bool
) -> Consequences:
    """What ends, what is cut and what is destroyed.

    "Now" takes every copy that the hub keeps, those of running removal requests too: then only what the recipient
    has already fetched is left. Otherwise such a request stays readable, for it cannot be acted upon unread.
    """
    seen = tuple(things)
    going = {thing.object for thing in seen if goes_on(thing, recall=recall)}
    ending = [thing for thing in seen if thing.status in OPEN and thing.object not in going]
    living = [r for r in releases if r.destroyed_at is None]
    return Consequences(
        referrals=tuple(t.object for t in ending if t.kind == "referral"),
        takedowns=tuple(t.object for t in ending if t.kind == "takedown"),
        going_on=tuple(sorted(going)),
        cut=tuple(r.id for r in living if r.cut_at is None and (destruction == "now" or r.object not in going)),
        destroy=tuple(r.id for r in living) if destruction == "now" else (),
    )


def destruction_at(destruction: Destruction, now: datetime) -> datetime:
    """When the keys go."""
    return now if destruction == "now" else now + GRACE


def destruction_day(at: datetime, held_until: datetime | None) -> datetime:
    """When the keys of what a withdrawal of `at` cut go: after its seven days, or when a hold of them ends."""
    return max(at + GRACE, held_until) if held_until else at + GRACE


def undo_reasons(
    destruction: str, at: datetime, undone_at: datetime | None, now: datetime, *, held_until: datetime | None = None
) -> tuple[Reason, ...]:
    """Why a withdrawal of `at` cannot be undone at `now`; empty where it can. A hold keeps it open that long."""
    if undone_at is not None:
        return (Reason("wrong_move"),)
    late = destruction == "now" or now >= destruction_day(at, held_until)
    return (Reason("undo_too_late"),) if late else ()


def hold_reasons(
    destruction: str, at: datetime, undone_at: datetime | None, held_at: datetime | None, now: datetime
) -> tuple[Reason, ...]:
    """Why the destruction cannot be held at `now`: held once already, undone, or nothing is left to hold."""
    if held_at is not None:
        return (Reason("held_once"),)
    if undone_at is not None:
        return (Reason("wrong_move"),)
    return (Reason("hold_too_late"),) if destruction == "now" or now >= at + GRACE else ()
