"""What may leave: needed by the recipient ∩ consented by the person ∩ agreed by the two, in the narrowest form."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import Any

from hub.agreements.rules import covers, today
from hub.consent.rules import narrowest
from hub.emergencies.dangers import MINIMUM
from hub.exchange.complete import Lack, lacking
from hub.exchange.packets import Form
from hub.exchange.profiles import Need
from hub.exchange.vocabulary.field import Field
from hub.kit.errors import Reason
from hub.minimisation.consented import allowed_fields, answer_reasons, death_reasons, ends
from hub.minimisation.dates import date_reasons
from hub.minimisation.facts import Decision, Facts, Withheld
from hub.minimisation.fields import CATALOGUE
from hub.minimisation.generalised import generaliser
from hub.minimisation.harm import child_harm_reasons
from hub.minimisation.onward_rules import onward_reasons
from hub.minimisation.payments import PAYMENT_REPORT, paid_there
from hub.minimisation.takedown_rules import evidence_reasons, item_sources, signer, signer_reasons

NEEDS_A_KIND = {"url": "form_needs_url", "hash": "form_needs_hash"}
"""Kind of an item that a form must have one of, to the code of its lack."""
ITS_OWN_DATES = frozenset({"respond_by", "next_clock", "ledger_head"})
"""When an answer is wanted: what holds nothing else says nothing, and sending adds what no preview has."""


def decide(facts: Facts) -> Decision:
    """The one answer behind preview, offer, packet, sending and export (domain rule 1).

    Refused where the recipient, its duties, the person's answers or the agreement stand against it, where a field
    that the form requires is withheld (named, with the rule), or where nothing is left. An emergency is looked at
    only where one stands, and used only where it lets something leave that would not leave without it.
    """
    if facts.override() is None:
        return _decided(facts)
    without, under = _decided(replace(facts, emergency=None)), _decided(facts)
    if without.allowed and without.fields == under.fields:
        return without
    return replace(under, emergency=under.allowed)


def _decided(facts: Facts) -> Decision:
    against = _against(facts)
    found = {name: _form_or_rule(facts, CATALOGUE[name]) for name in _considered(facts)}
    forms: dict[str, Form] = {name: form for name, (form, _) in found.items() if form is not None}
    withheld = tuple(Withheld(name, rule) for name, (form, rule) in found.items() if form is None)
    if not against:
        against = _incomplete(facts, forms, withheld) or _nothing_left(facts, forms, withheld)
    if against:
        withheld += tuple(Withheld(name, against[0].code) for name in forms)
        return Decision(False, against, withheld=withheld)
    return Decision(True, (), MappingProxyType(forms), withheld, _until(facts))


def needs(facts: Facts) -> tuple[Need, ...]:
    """What the recipient's form asks for in this kind and purpose; nothing where it does not serve the purpose.

    In danger to life a form requires nothing: the minimum suffices, whatever else it would like to know.
    """
    if facts.profile is None or facts.purpose not in facts.profile.purposes():
        return ()
    asked = facts.profile.offer if facts.kind == "offer" else facts.profile.packet[facts.purpose]
    if facts.override() is None or facts.takedown:
        return asked
    listed = {need.field for need in asked}
    minimum = tuple(Need(name) for name in MINIMUM if name in facts.of_danger() - listed)
    return (*(replace(need, required=False) for need in asked), *minimum)


def released(facts: Facts, name: str) -> Any:  # noqa: ANN401 - a JSON value
    """The full value that stands for a field, with the signer of rule 12 filled in; None where there is none.

    A bank is told of the payments to itself and of no others.
    """
    if name == "payments" and facts.purpose == PAYMENT_REPORT:
        return paid_there(facts.value(name), facts.recipient.name)
    return signer(facts) if name == "signer" else facts.value(name)


def _against(facts: Facts) -> tuple[Reason, ...]:
    """What stands against the whole disclosure, whatever the fields."""
    day = today(facts.now)
    return (
        *death_reasons(facts),
        *onward_reasons(facts.came_from),
        *answer_reasons(facts),
        *child_harm_reasons(facts.values, *facts.age_bands()),
        *covers(facts.terms, facts.purpose, day),
        *_profile_reasons(facts),
        *evidence_reasons(facts),
        *signer_reasons(facts),
        *date_reasons(facts.request, facts.opened_at, facts.now),
    )


def _profile_reasons(facts: Facts) -> tuple[Reason, ...]:
    if facts.profile is None:
        return (Reason("connector_unknown"),)
    return () if facts.purpose in facts.profile.purposes() else (Reason("purpose_not_served"),)


def _considered(facts: Facts) -> tuple[str, ...]:
    """The fields that are needed or recorded, in the catalogue's order; a need outside it is nothing we can give."""
    needed = {need.field for need in needs(facts)}
    return tuple(n for n in CATALOGUE if n in needed or facts.value(n) is not None or released(facts, n) is not None)


def _form_or_rule(facts: Facts, field: Field) -> tuple[Form | None, str]:
    """The form in which a field leaves, or None and the code of the first rule that withholds it."""
    rule = _intrinsic(facts, field) or _unagreed(facts, field) or _unfit(facts, field)
    return (None, rule) if rule else (_narrowest(facts, field), "")


def _intrinsic(facts: Facts, field: Field) -> str:
    """What the field's own nature forbids, whatever was consented or agreed."""
    if not field.leaves:
        return "never_leaves"
    if facts.kind == "offer" and not field.in_offer:
        return "not_in_offer"
    asked = any(need.field == field.name for need in needs(facts))
    return "" if asked and facts.purpose in field.purposes else "not_needed"


def _unagreed(facts: Facts, field: Field) -> str:
    consented = allowed_fields(facts)
    if field.consent_needed and field.name not in consented:
        return "not_consented"
    if field.name == "items" and not item_sources(facts) <= {n for n, form in consented.items() if form == "full"}:
        return "not_consented"
    if field.name in facts.of_danger():
        return ""
    return "" if facts.terms and field.name in facts.terms.fields else "not_agreed"


def _unfit(facts: Facts, field: Field) -> str:
    value = released(facts, field.name)
    if value is None:
        return "not_recorded" if facts.value(field.name) is None else "no_payment_there"
    if field.name == "safe_contact" and not _contact_is_safe(value):
        return "safe_contact_incomplete"
    coarse = _narrowest(facts, field) == "generalised"
    return "no_generalised_form" if coarse and field.coarse is None else ""


def _narrowest(facts: Facts, field: Field) -> Form:
    """The form that shows least of those needed, consented and agreed; one that nobody knows counts as coarse."""
    forms = [need.form for need in needs(facts) if need.field == field.name]
    if field.consent_needed and (facts.fold or facts.override()):
        forms.append(allowed_fields(facts).get(field.name, "generalised"))
    if facts.terms and field.name not in facts.of_danger():
        forms.append(facts.terms.fields.get(field.name, "generalised"))
    return narrowest(*forms)


def _contact_is_safe(value: Any) -> bool:  # noqa: ANN401 - a JSON value
    """No contact way leaves without its safe hours and safe wording (domain rule 6)."""
    ways = value.get("ways") if isinstance(value, dict) else None
    if not isinstance(ways, list) or not ways:
        return False
    return all(isinstance(w, dict) and _said(w.get("hours")) and _said(w.get("wording")) for w in ways)


def _said(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _incomplete(facts: Facts, forms: Mapping[str, Form], withheld: tuple[Withheld, ...]) -> tuple[Reason, ...]:
    """Each place that the form cannot be filled without: the rule that withheld it, or what is wrong there."""
    rules = {w.field: w.rule for w in withheld}
    lacks = lacking(needs(facts), {name: _as_it_leaves(facts, name, form) for name, form in forms.items()})
    unknown = tuple(Reason("unknown_field", lack.field) for lack in lacks if lack.field not in CATALOGUE)
    return unknown + tuple(_lacks(lack, rules) for lack in lacks if lack.field in CATALOGUE)


def _lacks(lack: Lack, rules: Mapping[str, str]) -> Reason:
    if lack.field in rules:
        return Reason(rules[lack.field], lack.field)
    if lack.kind:
        return Reason(NEEDS_A_KIND[lack.kind], lack.field)
    if lack.other_word:
        return Reason("form_other_word", lack.place())
    return Reason("form_part_missing" if lack.part else "not_recorded", lack.place())


def _as_it_leaves(facts: Facts, name: str, form: Form) -> Any:  # noqa: ANN401 - a JSON value
    value, generalise = released(facts, name), generaliser(name)
    return generalise(value) if form == "generalised" and generalise else value


def _nothing_left(facts: Facts, forms: Mapping[str, Form], withheld: tuple[Withheld, ...]) -> tuple[Reason, ...]:
    """Nothing would leave; in danger to life also each field that two people named, and the rule that withheld it."""
    if forms.keys() - ITS_OWN_DATES:
        return ()
    named = emergency.fields if (emergency := facts.override()) else {}
    return (Reason("nothing_to_send"), *(Reason(one.rule, one.field) for one in withheld if one.field in named))


def _until(facts: Facts) -> datetime | None:
    agreement = (facts.terms.until(),) if facts.terms else ()
    return min((end for end in (*ends(facts), *agreement) if end is not None), default=None)
