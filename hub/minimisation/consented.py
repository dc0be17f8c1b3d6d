"""What the person's word allows, and what takes its place while two people have confirmed danger to life. Pure.

An emergency takes the place of consent, bars and answers to duties, for its own fields in its own forms. What she has
consented to goes on counting beside it, where nothing she said stands against that.
"""

from collections.abc import Mapping
from datetime import datetime

from hub.agreements.rules import today
from hub.consent.rules import consent_reasons
from hub.directory.rules import barred_reasons, duty_reasons
from hub.exchange.packets import Form
from hub.kit.errors import Reason
from hub.minimisation.facts import Facts
from hub.statements.contradictions import UNSETTLED

DIED = "person_died"
"""The code of the gate after her death."""


def answer_reasons(facts: Facts) -> tuple[Reason, ...]:
    """Why the person's answers stand against the whole disclosure.

    In an emergency they don't; a recipient's declaration of duties is not the person's answer, and is asked anyway.
    """
    if facts.override() is None:
        return refusals(facts)
    return duty_reasons(facts.duties, frozenset(), (), facts.age_bands(), today(facts.now))


def refusals(facts: Facts) -> tuple[Reason, ...]:
    """The same whatever emergency stands: bars, duties that reach somebody barred, and consent."""
    recipient = facts.recipient
    return (
        *barred_reasons(facts.effective_bars(), recipient.id, recipient.kind),
        *statement_reasons(facts),
        *duty_reasons(facts.duties, facts.beyond_reach(), facts.answers, facts.bands_when_asked(), today(facts.now)),
        *_consent_reasons(facts),
    )


def _consent_reasons(facts: Facts) -> tuple[Reason, ...]:
    """Her yes must do for how old she is now, and for how young she was at any moment since she said it."""
    abroad = facts.recipient.country != facts.sender.country
    read = (facts.minor_when_asked(), facts.person_is_minor())
    found = [
        consent_reasons(facts.fold, person_is_minor=minor, recipient_abroad=abroad, now=facts.now) for minor in read
    ]
    return tuple(dict.fromkeys(reason for reasons in found for reason in reasons))


def statement_reasons(facts: Facts) -> tuple[Reason, ...]:
    """Why what she said of herself stands against it: two statements contradict, or her yes is older than a lift."""
    found = [Reason(UNSETTLED)] if facts.contradicted() else []
    barred = barred_reasons(facts.effective_bars(), facts.recipient.id, facts.recipient.kind)
    if facts.asked_before_lift() and not barred:
        found.append(Reason("asked_before_lift"))
    return tuple(found)


def death_reasons(facts: Facts) -> tuple[Reason, ...]:
    """After her death nothing new goes out, whatever she had agreed to and whoever's life is in danger."""
    return (Reason(DIED),) if facts.died() else ()


def allowed_fields(facts: Facts) -> Mapping[str, Form]:
    """Field to the widest form: what was consented; in an emergency what it names, and consent only where it stands."""
    emergency = facts.override()
    consented = facts.fold.fields if facts.fold else {}
    if emergency is None:
        return consented
    said = {} if refusals(facts) else consented
    return {**emergency.fields, **{name: _wider(form, emergency.fields.get(name)) for name, form in said.items()}}


def ends(facts: Facts) -> tuple[datetime, ...]:
    """When that ends: consent, a lift of her bar, and an emergency that stands."""
    emergency, lift = facts.override(), facts.lift_ends()
    consent = ((facts.fold.until,) if facts.fold else ()) + ((lift,) if lift else ())
    if emergency is None:
        return consent
    return (emergency.until, *(() if refusals(facts) else consent))


def _wider(form: Form, other: Form | None) -> Form:
    return "full" if "full" in (form, other) else form
