"""By when an answer is due: of the time asked for and every clock of law the earliest. Pure."""

from datetime import datetime

from hub.deadlines.law import ROWS
from hub.deadlines.receipt import Proof
from hub.deadlines.rules import Situation, clocks
from hub.deadlines.ruling import Kept, Ruling, ruling
from hub.kit.errors import Invalid, Reason
from hub.minimisation.harm import is_intimate_image

KNOWN_FACTS = frozenset(fact for rule in ROWS for fact in rule.facts)


def due(
    *,
    facts: frozenset[str],
    harm_code: object,
    exposure: object,
    elements: frozenset[str],
    may_be_minor: bool,
    now: datetime,
    target: datetime,
) -> Ruling:
    """The one end of a request that is frozen `now`, with every clock that applies and what those lack that do not run.

    `facts`: what is true of the platform today; `elements`: the fields that the request holds. Raises `Invalid` for
    a fact that no rule knows.
    """
    if not facts <= KNOWN_FACTS:
        raise Invalid(Reason("malformed", "facts"))
    known = facts | ({"intimate_image"} if is_intimate_image(harm_code, exposure) else frozenset())
    situation = Situation(known, (Proof("sent", now),), elements=elements, may_be_minor=may_be_minor)
    return ruling(target, (Kept.of(clock) for clock in clocks(situation)))
