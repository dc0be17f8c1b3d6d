"""By when an answer is due: of the time asked for and every clock of law the earliest. Pure."""

from collections.abc import Collection, Iterable
from datetime import datetime

from hub.agreements.rules import today
from hub.deadlines.receipt import ProofOfReceipt
from hub.deadlines.rules import PlatformFact, Situation, clocks, facts_on
from hub.deadlines.ruling import KeptClock, Ruling, ruling
from hub.exchange.vocabulary.purposes import REMOVAL
from hub.minimisation.facts import Facts
from hub.minimisation.harm import facts_of_request


def due_if_sent(facts: Facts, fields: Collection[str], platform: Iterable[PlatformFact], target: datetime) -> Ruling:
    """The end of what leaves with these facts, were it sent `facts.now`: the sending keeps it, a proposal shows it.

    `fields`: those that leave; `platform`: what is true of the recipient, with dates; `target`: when an answer is
    asked for.
    """
    return due(
        facts=facts_on(platform, today(facts.now)),
        harm_code=facts.values.get("harm_code"),
        exposure=facts.values.get("exposure"),
        elements=frozenset(fields),
        may_be_minor=facts.minor_in_images() != "no" or facts.person_is_minor() != "no",
        now=facts.now,
        target=target,
        removal=facts.purpose == REMOVAL,
    )


def due(
    *,
    facts: frozenset[str],
    harm_code: object,
    exposure: object,
    elements: frozenset[str],
    may_be_minor: bool,
    now: datetime,
    target: datetime,
    removal: bool = True,
) -> Ruling:
    """The one end of a request that is frozen `now`, with every clock that applies and what those lack that do not run.

    `facts`: what is true of the platform today, by the directory; `elements`: the fields that the request holds.
    `removal`: the laws are about removing; what is asked to be kept has the time asked for alone.
    """
    if not removal:
        return ruling(target, ())
    known = facts | facts_of_request(harm_code, exposure)
    situation = Situation(known, (ProofOfReceipt("sent", now),), elements=elements, may_be_minor=may_be_minor)
    return ruling(target, (KeptClock.of(clock) for clock in clocks(situation)))
