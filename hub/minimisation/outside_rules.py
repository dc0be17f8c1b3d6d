"""May this be told outside the hub: by telephone, on paper, by the organisation's own mail (domain rule 13)? Pure."""

from collections.abc import Mapping

from hub.agreements.rules import covers, today
from hub.consent.rules import narrowest
from hub.consent.rules import reasons as consent_reasons
from hub.directory.rules import barred_reasons, duty_reasons
from hub.exchange.packets import Form
from hub.kit.errors import Reason
from hub.minimisation.facts import Facts
from hub.minimisation.fields import CATALOGUE


def outside_reasons(facts: Facts, fields: Mapping[str, Form]) -> tuple[Reason, ...]:
    """Why these fields, in these forms, may not be told; empty where they may.

    Everything holds that holds inside the hub, but a partner's form: nobody's form asks for what is said aloud.
    """
    recipient, day = facts.recipient, today(facts.now)
    against = (
        *barred_reasons(facts.barred, recipient.id, recipient.kind),
        *duty_reasons(facts.duties, facts.beyond_reach(), facts.answers, facts.age_bands(), day),
        *consent_reasons(
            facts.fold,
            person_is_minor=facts.person_is_minor(),
            recipient_abroad=recipient.country != facts.sender.country,
            now=facts.now,
        ),
        *covers(facts.terms, facts.purpose, day),
    )
    return against or tuple(r for name, form in fields.items() for r in _field_reasons(facts, name, form))


def _field_reasons(facts: Facts, name: str, form: Form) -> tuple[Reason, ...]:
    field = CATALOGUE[name]
    if not field.leaves:
        return (Reason("never_leaves", name),)
    if facts.purpose not in field.purposes:
        return (Reason("not_needed", name),)
    if field.consent_needed and not _within(form, facts.fold.fields if facts.fold else {}, name):
        return (Reason("not_consented", name),)
    if not _within(form, facts.terms.fields if facts.terms else {}, name):
        return (Reason("not_agreed", name),)
    return ()


def _within(form: Form, allowed: Mapping[str, Form], name: str) -> bool:
    return name in allowed and narrowest(form, allowed[name]) == form
