"""By when an answer is due: a clock of law where one runs, else the time that the hub itself asks for. Pure."""

from dataclasses import dataclass
from datetime import datetime

from hub.deadlines.law import ROWS
from hub.deadlines.receipt import Proof
from hub.deadlines.rules import Situation, clocks, due_at
from hub.kit.errors import Invalid, Reason

KNOWN_FACTS = frozenset(fact for rule in ROWS for fact in rule.facts)
_INTIMATE = frozenset(
    {
        "NCII_ADULT",
        "NCII_ADULT_SYNTH",
        "IMAGE_MINOR",
        "IMAGE_MINOR_SYNTH",
        "SECRET_FILMING",
        "SECRET_FILMING_MINOR",
        "COERCED_PORNOGRAPHY",
    }
)


@dataclass(frozen=True)
class Due:
    """When, and by which dated rule ("US-TIDA-48H/1"); no rule: the hub's own target."""

    at: datetime
    rule: str | None


def due(
    *,
    facts: frozenset[str],
    harm_code: str,
    elements: frozenset[str],
    may_be_minor: bool,
    now: datetime,
    target: datetime,
) -> Due:
    """The end that comes first of the clocks of law that run, or the target where none runs.

    `facts`: what is true of the platform today; `elements`: the fields that the request holds. Raises `Invalid` for
    a fact that no rule knows.
    """
    if not facts <= KNOWN_FACTS:
        raise Invalid(Reason("malformed", "facts"))
    known = facts | ({"intimate_image"} if harm_code in _INTIMATE else frozenset())
    sent = (Proof("sent", now),)
    for clock in clocks(Situation(known, sent, elements=elements, may_be_minor=may_be_minor)):
        if clock.due_at is not None:
            return Due(clock.due_at, f"{clock.rule.rule_id}/{clock.rule.version}")
    return Due(target, None)


def due_after(rule: str, received_at: datetime) -> datetime | None:
    """When the clock of this rule ends by a better proof of receipt; None where the rule gives no number."""
    found = next((one for one in ROWS if f"{one.rule_id}/{one.version}" == rule), None)
    return due_at(found, received_at) if found else None
