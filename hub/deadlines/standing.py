"""Where a request stands against its end: running, due soon, due, missed or met. Pure; `now` is an argument.

What somebody found decides, not what the platform says (an answer is recorded as a finding by a person). Whoever was
on time to the second is on time.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from hub.exchange.vocabulary.deadlines import DUE_STATES

DueState = Literal["not-running", "running", "due-soon", "due", "missed", "met", "stopped"]
SOON: Final = timedelta(hours=24)
"""How long before its end a time counts as due soon; of a short one its last quarter."""
_QUARTER: Final = 4
STATES: Final = DUE_STATES.codes()


@dataclass(frozen=True)
class Finding:
    """What a person found of one item. `found`: "there", "gone" or "unverified"; `looked_at`: when it was so."""

    item: int
    found: str
    looked_at: datetime


def due_state(
    due_at: datetime | None,
    *,
    began_at: datetime,
    items: int,
    findings: Iterable[Finding],
    stopped: bool,
    now: datetime,
) -> DueState:
    """Where it stands. `began_at`: from when the time was given; `items`: how many there are; `stopped`: it ended.

    Missed: an item was found there after the end. Met: each was last found gone. Due: the end has passed, and nobody
    has said of each item whether it is still there.
    """
    told = tuple(findings)
    if stopped or due_at is None:
        return "stopped" if stopped else "not-running"
    if any(one.found == "there" and one.looked_at > due_at for one in told):
        return "missed"
    if _gone(told) == items:
        return "met"
    if now > due_at:
        return "due"
    return "due-soon" if due_at - now <= min(SOON, (due_at - began_at) / _QUARTER) else "running"


def latest(findings: Iterable[Finding]) -> dict[int, Finding]:
    """The last word on each item that says whether it is there; of two of one instant the one recorded later."""
    found: dict[int, Finding] = {}
    for one in findings:
        if one.found != "unverified" and (one.item not in found or one.looked_at >= found[one.item].looked_at):
            found[one.item] = one
    return found


def _gone(findings: Iterable[Finding]) -> int:
    return sum(one.found == "gone" for one in latest(findings).values())
