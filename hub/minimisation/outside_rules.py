"""May this be told outside the hub: by telephone, on paper, by the organisation's own mail (domain rule 13)? Pure."""

from collections.abc import Mapping

from hub.agreements.rules import covers, today
from hub.consent.rules import narrowest
from hub.exchange.packets import Form
from hub.kit.errors import Reason
from hub.minimisation.consented import death_reasons, refusals
from hub.minimisation.facts import Facts
from hub.minimisation.fields import CATALOGUE
from hub.minimisation.onward_rules import onward_reasons


def outside_reasons(facts: Facts, fields: Mapping[str, Form]) -> tuple[Reason, ...]:
    """Why these fields, in these forms, may not be told; empty where they may.

    Everything holds that holds inside the hub, but a partner's form: nobody's form asks for what is said aloud. What
    a standing emergency names needs neither her word nor an agreement: the call has happened, and must be recorded.
    """
    emergency = facts.override()
    named = {n: form for n, form in fields.items() if emergency and _within(form, emergency.fields, n)}
    told = {n: form for n, form in fields.items() if n not in named}
    against = onward_reasons(facts.came_from)
    nature = tuple(reason for name in named for reason in _nature_reasons(facts, name))
    return against + nature + (_ordinary_reasons(facts, told) if told or not named else ())


def outsider_reasons(
    barred: frozenset[str], kind: str, fields: Mapping[str, Form], purpose: str, id: str = ""
) -> tuple[Reason, ...]:
    """The same for somebody who is no member, of whom the hub knows a kind and nothing else: it may never be told.

    `id`: of one who was a member once.

    Nobody can consent here to a body without a directory entry: what it must report onward is not known.
    """
    bar = (Reason("barred_recipient"),) if not barred.isdisjoint({kind, id}) else ()
    nature = (reason for name in fields for reason in _nature(name, purpose))
    return (*bar, Reason("no_member"), *nature)


def _ordinary_reasons(facts: Facts, fields: Mapping[str, Form]) -> tuple[Reason, ...]:
    """What stands against all of it; else what stands against single fields."""
    against = (*death_reasons(facts), *refusals(facts), *covers(facts.terms, facts.purpose, today(facts.now)))
    return against or tuple(r for name, form in fields.items() for r in _field_reasons(facts, name, form))


def _field_reasons(facts: Facts, name: str, form: Form) -> tuple[Reason, ...]:
    nature = _nature_reasons(facts, name)
    if nature:
        return nature
    if CATALOGUE[name].consent_needed and not _within(form, facts.fold.fields if facts.fold else {}, name):
        return (Reason("not_consented", name),)
    if not _within(form, facts.terms.fields if facts.terms else {}, name):
        return (Reason("not_agreed", name),)
    return ()


def _nature_reasons(facts: Facts, name: str) -> tuple[Reason, ...]:
    return _nature(name, facts.purpose)


def _nature(name: str, purpose: str) -> tuple[Reason, ...]:
    """What the field's own nature forbids, whatever anybody said."""
    if not CATALOGUE[name].leaves:
        return (Reason("never_leaves", name),)
    return () if purpose in CATALOGUE[name].purposes else (Reason("not_needed", name),)


def _within(form: Form, allowed: Mapping[str, Form], name: str) -> bool:
    return name in allowed and narrowest(form, allowed[name]) == form
