"""What the person's answers add up to, and whether they allow this disclosure now. Pure; `now` is an argument."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Literal

from hub.exchange.packets import Form
from hub.kit.errors import Reason

ConsentEvent = Literal["given", "refused", "withdrawn", "shortened", "expired"]
Minor = Literal["yes", "no", "unknown"]

VALIDITY = timedelta(days=90)
"""How long a consent lasts when the person named no end (domain rule 2)."""
LONGEST = timedelta(days=366)
"""How long one may last at all: twelve months. What she said at 15 is asked again before she is 17."""
REMINDER = timedelta(days=14)
"""How long before its end the caseworker is reminded."""
_ENDED: Mapping[ConsentEvent, str] = {
    "refused": "consent_refused",
    "withdrawn": "consent_withdrawn",
    "expired": "consent_expired",
}
"""Last words after which nothing may leave, and why not."""


@dataclass(frozen=True)
class Assent:
    """The three separate facts about a minor and one recipient. None: not recorded.

    `assent` "not_capable": she cannot be asked, for `not_capable_reason`; a guardian or a lawyer answered in her place.
    `guardian_consent`: "given", or "absent" with its reason. `guardian_informed` False needs its reason too.
    `guardian_is_not_offender`: the worker's statement that nobody named this guardian as offender.
    """

    assent: bool | Literal["not_capable"] | None = None
    guardian_consent: Literal["given", "absent"] | None = None
    guardian_reason: str = field(default="", repr=False)
    guardian_informed: bool | None = None
    guardian_informed_reason: str = field(default="", repr=False)
    not_capable_reason: str = field(default="", repr=False)
    guardian_is_not_offender: bool | None = None


@dataclass(frozen=True)
class Grant:
    """One answer of the person about one recipient, purpose and channel, as recorded at `at` (aware, UTC).

    `fields` and `until` speak only for "given" and "shortened"; `until` None in "given" means 90 days.
    """

    event: ConsentEvent
    at: datetime
    fields: Mapping[str, Form] = field(default_factory=dict)
    until: datetime | None = None
    facts: Assent = Assent()
    abroad_accepted: bool | None = None


@dataclass(frozen=True)
class Fold:
    """What holds: the last word, and what it allows until when. `fields` is empty unless consent stands."""

    event: ConsentEvent
    fields: Mapping[str, Form]
    until: datetime
    facts: Assent
    abroad_accepted: bool | None


def validity(purpose: str) -> timedelta:
    """How long a consent for this purpose lasts when the person named no end.

    A request to remove runs for months and is repeated where the image comes back, so that it lasts as long as one may.
    """
    return LONGEST if purpose == "removal" else VALIDITY


def narrowest(*forms: Form) -> Form:
    """The form that shows least."""
    return "generalised" if "generalised" in forms else "full"


def fold(events: Iterable[Grant], now: datetime) -> Fold | None:
    """What the events of one case, recipient, purpose and channel add up to at `now`; None: never asked.

    An answer dated after `now` that would allow more does not count yet; one that takes away always counts. Of
    two answers of the same instant, the one that takes away is the last word.
    """
    standing: Fold | None = None
    for event in sorted(events, key=lambda e: (e.at, e.event != "given")):
        if event.event != "given" or event.at <= now:
            standing = _after(standing, event)
    if standing is not None and standing.event in ("given", "shortened") and now >= standing.until:
        return replace(standing, event="expired", fields=MappingProxyType({}))
    return standing


def _after(standing: Fold | None, event: Grant) -> Fold | None:
    if event.event == "given":
        until = event.until if event.until is not None else event.at + VALIDITY
        return Fold("given", MappingProxyType(dict(event.fields)), until, event.facts, event.abroad_accepted)
    if event.event == "shortened":
        return _shortened(standing, event)
    facts = standing.facts if standing else event.facts
    abroad = standing.abroad_accepted if standing else event.abroad_accepted
    return Fold(event.event, MappingProxyType({}), event.at, facts, abroad)


def _shortened(standing: Fold | None, event: Grant) -> Fold | None:
    """Shortening only narrows: a wider field, form or end in it is ignored, for widening needs to be given anew."""
    if standing is None or standing.event not in ("given", "shortened"):
        return standing
    kept: dict[str, Form] = {
        name: narrowest(form, event.fields[name]) for name, form in standing.fields.items() if name in event.fields
    }
    until = standing.until if event.until is None else min(standing.until, event.until)
    return replace(standing, event="shortened", fields=MappingProxyType(kept), until=until)


def consent_reasons(
    standing: Fold | None, *, person_is_minor: Minor, recipient_abroad: bool, now: datetime
) -> tuple[Reason, ...]:
    """Why the person's answers do not allow a disclosure at `now`; empty where they do.

    An unknown age counts as a minor's (domain rule 2; Japan's age of majority is 18, Civil Code art. 4).
    """
    if standing is None:
        return (Reason("no_consent"),)
    if standing.event in _ENDED:
        return (Reason(_ENDED[standing.event]),)
    if now >= standing.until:
        return (Reason("consent_expired"),)
    minor = _adult_reasons(standing.facts) if person_is_minor == "no" else _minor_reasons(standing.facts)
    abroad = (Reason("abroad_not_accepted"),) if recipient_abroad and standing.abroad_accepted is not True else ()
    return minor + abroad


def _adult_reasons(facts: Assent) -> tuple[Reason, ...]:
    """Nobody is guardian of a person of 18 or over: what another answered in her place ends that day."""
    return (Reason("adult_not_asked"),) if facts.assent == "not_capable" else ()


def _minor_reasons(facts: Assent) -> tuple[Reason, ...]:
    """A minor's own assent is needed, or the reason why she cannot be asked; the guardian's side must be recorded.

    It may be "no" with a reason.
    """
    found = []
    not_capable = facts.assent == "not_capable" and facts.not_capable_reason.strip()
    if facts.assent is not True and not not_capable:
        found.append(Reason("assent_missing"))
    absent = facts.guardian_consent == "absent" and facts.guardian_reason.strip()
    if facts.guardian_consent != "given" and not absent:
        found.append(Reason("guardian_consent_unrecorded"))
    silent = facts.guardian_informed is False and facts.guardian_informed_reason.strip()
    if facts.guardian_informed is not True and not silent:
        found.append(Reason("guardian_informed_unrecorded"))
    return tuple(found)


def shortening_reasons(
    standing: Fold | None, fields: Mapping[str, Form], until: datetime | None, now: datetime
) -> tuple[Reason, ...]:
    """Why this is not a shortening of what stands: it would widen, or nothing stands. Empty where it narrows."""
    refused = consent_reasons(standing, person_is_minor="no", recipient_abroad=False, now=now)
    if standing is None or refused:
        return refused
    wider = [
        Reason("widening_needs_given", name)
        for name, form in fields.items()
        if name not in standing.fields or narrowest(form, standing.fields[name]) != form
    ]
    if until is not None and until > standing.until:
        wider.append(Reason("widening_needs_given", "until"))
    return tuple(wider)


def narrowed(before: Fold | None, after: Fold | None) -> bool:
    """Whether `after` allows less than `before` in a field, a form or its length: unopened releases then change too."""
    if before is None or not before.fields:
        return False
    if after is None or after.until < before.until:
        return True
    return any(
        name not in after.fields or narrowest(form, after.fields[name]) != form for name, form in before.fields.items()
    )


def remind_at(standing: Fold) -> datetime | None:
    """When the caseworker is reminded that this consent ends: 14 days before; None where none stands."""
    return standing.until - REMINDER if standing.event in ("given", "shortened") else None


def reminder_due(standing: Fold | None, now: datetime) -> bool:
    """Whether `now` is within the last 14 days of a consent that stands."""
    if standing is None or standing.event not in ("given", "shortened"):
        return False
    return standing.until - REMINDER <= now < standing.until
