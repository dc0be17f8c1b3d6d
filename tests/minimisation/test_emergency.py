"""Danger to life: what leaves under an emergency, what never does, and that without one nothing changes."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.consent.rules import Fold, consent_reasons, narrowest
from hub.directory.rules import DutyAnswer
from hub.emergencies.dangers import MINIMUM
from hub.emergencies.rules import Emergency
from hub.exchange.packets import Form
from hub.exchange.profiles import Need
from hub.kit.errors import Reason
from hub.minimisation.consented import refusals
from hub.minimisation.facts import Facts
from hub.minimisation.fields import CATALOGUE
from hub.minimisation.outside_rules import outside_reasons
from hub.minimisation.packer import preview
from hub.minimisation.rules import decide
from tests.depth import deep
from tests.minimisation.makers import (
    EVERYTHING,
    LAWYER,
    NOW,
    POLICE_DUTY,
    facts,
    fold,
    needs,
    packed,
    profile,
    takedown,
    terms,
)
from tests.minimisation.test_properties import MAPS, cases, mark, willing_cases

CASE = UUID(int=30)
HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)


def emergency(these: Facts, fields: dict[str, Form], **more: Any) -> Emergency:
    """One that stands for these facts."""
    made = Emergency(UUID(int=31), CASE, these.recipient.id, these.purpose, fields, NOW + HOUR)
    return replace(made, **more)


def in_danger(these: Facts, fields: dict[str, Form], **more: Any) -> Facts:
    return replace(these, case=CASE, emergency=emergency(these, fields, **more))


OVER: dict[str, dict[str, Any]] = {
    "this very second": {"until": NOW},
    "a second ago": {"until": NOW - SECOND},
    "ended": {"ended_at": NOW - HOUR},
    "another recipient's": {"recipient": UUID(int=99)},
    "for another purpose": {"purpose": "statistics"},
    "of another case": {"case": UUID(int=98)},
}
"""Every emergency that is none here and now."""


@settings(max_examples=deep(100, 1_000), deadline=None)
@given(willing_cases() | cases(), MAPS, st.sampled_from(sorted(OVER)))
def test_an_emergency_that_does_not_stand_changes_not_one_bit(these: Facts, fields: dict[str, Form], why: str) -> None:
    other = in_danger(these, fields, **OVER[why])

    assert decide(other) == decide(these)
    assert outside_reasons(other, fields) == outside_reasons(these, fields)


def may_leave(these: Facts, fields: dict[str, Form], name: str) -> Form | None:
    """Needed, named, agreed: said again in the plainest way. What speaks of the sender alone needs not be named.

    The minimum is needed and agreed by what it is: only its purpose, and that an offer names nobody, still ask.
    """
    row = CATALOGUE[name]
    if name in MINIMUM and not these.takedown:
        stays = these.purpose not in row.purposes or (these.kind == "offer" and name != "danger_kinds")
        return None if stays else fields.get(name)
    assert these.profile is not None
    assert these.terms is not None
    asked = these.profile.offer if these.kind == "offer" else these.profile.packet[these.purpose]
    forms: list[Form | None] = [need.form for need in asked if need.field == name]
    if not forms or not row.leaves or these.purpose not in row.purposes:
        return None
    if these.kind == "offer" and (row.category in ("identity", "contact", "location") or name == "narrative"):
        return None
    forms.append(these.terms.fields.get(name))
    if row.category != "request":
        forms.append(fields.get(name))
    return None if None in forms else narrowest(*(form for form in forms if form is not None))


@st.composite
def unwilling_cases(draw: Any) -> Facts:
    """Cases in which the person said no, or was never asked: without an emergency nothing leaves."""
    these: Facts = draw(willing_cases() | cases())
    against = draw(st.sampled_from(["never asked", "refused", "barred", "a no to the duty"]))
    if against == "barred":
        return replace(these, barred=these.barred | {these.recipient.kind})
    if against == "a no to the duty":
        duties = (replace(POLICE_DUTY, under_age=None),)
        no = (DutyAnswer(POLICE_DUTY.id, 1, False),)
        return replace(these, barred=these.barred | {"police"}, duties=duties, answers=no)
    assert these.fold is not None
    return replace(these, fold=None if against == "never asked" else replace(these.fold, event="refused", fields={}))


@settings(max_examples=deep(160, 1_600), deadline=None)
@given(unwilling_cases(), MAPS)
def test_nothing_leaves_but_what_is_needed_named_and_agreed(these: Facts, fields: dict[str, Form]) -> None:
    assert not decide(these).allowed
    under = in_danger(these, fields)

    found = decide(under)

    assert found.emergency == found.allowed
    if not found.allowed:
        assert found.reasons
        assert not found.fields
        return
    written = packed(under).canonical().decode()
    for name, form in found.fields.items():
        assert may_leave(under, fields, name) == form
    for name in CATALOGUE:
        if found.fields.get(name) != "full":
            assert mark(name) not in written
    assert found.until is not None
    assert found.until <= NOW + HOUR
    assert preview(found, under).emergency


@settings(max_examples=deep(100, 1_000), deadline=None)
@given(willing_cases() | cases(), MAPS)
def test_consent_counts_on_beside_it_and_it_adds_nothing_but_its_own(these: Facts, fields: dict[str, Form]) -> None:
    """It takes nothing away either: what she consented to is not stopped because somebody is in danger."""
    before, after = decide(these), decide(in_danger(these, fields))
    said = these.fold.fields if these.fold and not refusals(these) else {}

    assert after.allowed or not before.allowed
    for name, form in before.fields.items():
        assert narrowest(after.fields[name], form) == form
    for name, form in after.fields.items():
        if CATALOGUE[name].consent_needed:
            widest = [one[name] for one in (fields, said) if name in one]
            assert any(narrowest(form, one) == form for one in widest), name
    if before.allowed and before.fields == after.fields:
        assert before == after
    assert after.emergency == (after.allowed and before != after)


@settings(max_examples=deep(100, 1_000), deadline=None)
@given(unwilling_cases(), MAPS, MAPS)
def test_outside_only_its_own_fields_in_its_own_forms_may_be_told(
    these: Facts, fields: dict[str, Form], told: dict[str, Form]
) -> None:
    """With an agreement and without: the call has happened."""
    for agreed in (these.terms, None):
        against = outside_reasons(in_danger(replace(these, terms=agreed), fields), told)
        named = all(
            name in fields
            and narrowest(form, fields[name]) == form
            and CATALOGUE[name].leaves
            and these.purpose in CATALOGUE[name].purposes
            for name, form in told.items()
        )
        assert (against == ()) == named


STORY: dict[str, Form] = {"narrative": "full"}
SILENT = facts(fold=None)


def test_it_takes_the_place_of_consent_bars_and_answers_to_duties() -> None:
    barred = replace(
        SILENT,
        barred=frozenset({LAWYER.kind, "police"}),
        duties=(POLICE_DUTY,),
        answers=(DutyAnswer(POLICE_DUTY.id, 1, False),),
    )

    found = decide(in_danger(barred, STORY))

    assert found.allowed
    assert dict(found.fields) == STORY
    assert found.until == NOW + HOUR


@pytest.mark.parametrize(
    ("less", "code"),
    [
        ({"terms": None}, "no_agreement"),
        ({"terms": terms(purposes=frozenset({"care"}))}, "purpose_not_agreed"),
        ({"terms": terms({"call_name": "full"})}, "not_agreed"),
        ({"profile": None}, "connector_unknown"),
        ({"profile": profile(needs("call_name", required=("call_name",)))}, "nothing_to_send"),
        ({"profile": profile(needs("paid"))}, "nothing_to_send"),
        ({"duties": ()}, "duties_unknown"),
    ],
)
def test_need_agreement_and_declared_duties_hold_as_ever(less: dict[str, Any], code: str) -> None:
    assert decide(in_danger(SILENT, STORY)).allowed

    found = decide(in_danger(replace(SILENT, **less), STORY))

    assert not found.allowed
    assert code in {reason.code for reason in found.reasons}


def test_what_never_leaves_never_leaves_in_an_emergency_either() -> None:
    named: dict[str, Form] = dict.fromkeys(CATALOGUE, "full")
    form = profile((Need("narrative"), *(Need(name) for name, row in CATALOGUE.items() if not row.leaves)))

    found = decide(in_danger(replace(SILENT, profile=form, terms=terms(named)), named))

    assert set(found.fields) == {"narrative", *MINIMUM}
    held = {withheld.field: withheld.rule for withheld in found.withheld}
    assert held["wishes"] == held["barred_recipients"] == "never_leaves"
    assert outside_reasons(in_danger(SILENT, named), {"wishes": "full"}) == (Reason("never_leaves", "wishes"),)


@pytest.mark.parametrize("why", sorted(OVER))
def test_one_that_is_none_here_and_now_lets_nothing_leave(why: str) -> None:
    found = decide(in_danger(SILENT, STORY, **OVER[why]))

    assert found == decide(SILENT)
    assert [reason.code for reason in found.reasons] == ["no_consent"]


def test_what_is_needed_and_not_named_stays_and_so_does_what_is_named_and_not_needed() -> None:
    found = decide(in_danger(SILENT, {**STORY, "call_name": "full"}))

    assert dict(found.fields) == STORY
    held = {withheld.field: withheld.rule for withheld in found.withheld}
    assert (held["age_band_now"], held["call_name"]) == ("not_consented", "not_needed")


def test_the_coarser_of_two_forms_wins() -> None:
    coarse: dict[str, Form] = {"narrative": "full", "age_band_now": "generalised"}

    found = decide(in_danger(SILENT, coarse))

    assert found.fields["age_band_now"] == "generalised"


def test_a_request_in_an_emergency_is_never_signed_with_an_assent_that_does_not_stand() -> None:
    refused = Fold("refused", {}, NOW, fold().facts, None)
    assert consent_reasons(refused, person_is_minor="yes", recipient_abroad=False, now=NOW)
    unsigned = {name: value for name, value in takedown().request.items() if name != "signer"}
    minor = {**takedown().values, "age_band_now": "16_17"}
    these = takedown(fold=refused, request=unsigned, values=minor)

    found = decide(in_danger(these, dict(EVERYTHING)))

    assert ("signer_missing", "signer") in [(r.code, r.field) for r in found.reasons]
    assert decide(replace(these, fold=fold())).allowed


def test_items_leave_only_where_the_places_they_come_from_are_named() -> None:
    these = takedown(fold=None)

    assert decide(in_danger(these, {"locations": "full", "accounts": "full", "hashes": "full"})).allowed
    found = decide(in_danger(these, {"harm_code": "full"}))

    assert ("not_consented", "items") in [(r.code, r.field) for r in found.reasons]
