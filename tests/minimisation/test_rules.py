from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from hub.consent.rules import Assent
from hub.directory.rules import DutyAnswer
from hub.exchange.packets import NamedOrganisation
from hub.exchange.profiles import Need
from hub.minimisation.onward_rules import CameFrom, onward_reasons
from hub.minimisation.rules import decide
from tests.minimisation.makers import (
    CASE,
    EVERYTHING,
    LAWYER,
    NO_DUTY,
    NOW,
    POLICE_DUTY,
    RECORDED,
    facts,
    fold,
    needs,
    profile,
    reasons,
    terms,
    withheld,
)

ADULT = {**CASE, "age_band_now": "20_or_over", "age_band_at_images": "20_or_over"}
POLICE_PRACTICE = replace(POLICE_DUTY, kind="practice")
YES, NO = DutyAnswer(POLICE_DUTY.id, 1, True), DutyAnswer(POLICE_DUTY.id, 1, False)


def test_what_all_three_allow_leaves() -> None:
    found = decide(facts())

    assert found.allowed
    assert dict(found.fields) == {"narrative": "full", "age_band_now": "full"}
    assert found.until == NOW + timedelta(days=90)


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"fold": None}, "no_consent"),
    ({"fold": fold({}, event="refused")}, "consent_refused"),
    ({"fold": fold({}, event="withdrawn")}, "consent_withdrawn"),
    ({"fold": fold(until=NOW)}, "consent_expired"),
    ({"fold": fold({}, event="expired")}, "consent_expired"),
    ({"fold": fold(facts=replace(RECORDED, assent=False))}, "assent_missing"),
    ({"fold": fold(facts=replace(RECORDED, guardian_consent=None))}, "guardian_consent_unrecorded"),
    ({"fold": fold(facts=replace(RECORDED, guardian_informed=None))}, "guardian_informed_unrecorded"),
    ({"values": {"narrative": "a"}, "fold": fold(facts=Assent(None, "given", "", True))}, "assent_missing"),
    ({"recipient": replace(LAWYER, country="US")}, "abroad_not_accepted"),
    ({"barred": frozenset({"legal_aid"})}, "barred_recipient"),
    ({"barred": frozenset({str(LAWYER.id)})}, "barred_recipient"),
    ({"duties": ()}, "duties_unknown"),
    ({"duties": (POLICE_DUTY,), "barred": frozenset({"police"})}, "duty_reaches_barred"),
    ({"duties": (POLICE_DUTY,), "barred": frozenset({"police"}), "answers": (NO,)}, "onward_report_refused"),
    ({"duties": (NO_DUTY, POLICE_PRACTICE), "barred": frozenset({"police"})}, "practice_reaches_barred"),
    ({"duties": (replace(NO_DUTY, kind="practice", reports_to="police"),)}, "duties_unknown"),
    ({"came_from": CameFrom(onward_sharing=True)}, "onward_not_possible"),
    ({"terms": None}, "no_agreement"),
    ({"terms": terms(valid_to=date(2026, 11, 21))}, "no_agreement"),
    ({"terms": terms(purposes=frozenset({"care"}))}, "purpose_not_agreed"),
    ({"profile": None}, "connector_unknown"),
    ({"profile": profile((), purpose="care")}, "purpose_not_served"),
]


@pytest.mark.parametrize(("changed", "code"), REFUSED, ids=[code for _, code in REFUSED])
def test_each_rule_alone_stops_everything(changed: dict[str, Any], code: str) -> None:
    found = decide(facts(**changed))

    assert [r.code for r in found.reasons] == [code]
    assert (found.allowed, dict(found.fields)) == (False, {})


def test_every_reason_is_told_at_once() -> None:
    found = facts(fold=None, terms=None, barred=frozenset({"legal_aid"}), duties=())

    assert reasons(found) == [
        ("barred_recipient", ""),
        ("duties_unknown", ""),
        ("no_consent", ""),
        ("no_agreement", ""),
    ]


def test_her_own_yes_to_the_sentence_opens_the_way() -> None:
    assert decide(facts(duties=(POLICE_DUTY,), barred=frozenset({"police"}), answers=(YES,))).allowed


@pytest.mark.parametrize("kinds", [{str(UUID(int=7)): "police"}, {}])
def test_a_duty_to_tell_the_kind_of_one_barred_by_its_id_reaches_it(kinds: dict[str, str]) -> None:
    these = facts(duties=(POLICE_DUTY,), barred=frozenset({str(UUID(int=7))}), kinds=kinds)

    assert reasons(these) == [("duty_reaches_barred", "")]
    assert decide(replace(these, answers=(YES,))).allowed
    assert decide(replace(these, kinds={str(UUID(int=7)): "school"})).allowed


def test_a_duty_about_minors_does_not_stop_an_adults_case() -> None:
    assert decide(facts(values=ADULT, duties=(POLICE_DUTY,), barred=frozenset({"police"}))).allowed


def test_a_duty_about_minors_counts_where_she_was_one_in_the_images() -> None:
    then = {**ADULT, "age_band_at_images": "16_17"}

    assert reasons(facts(values=then, duties=(POLICE_DUTY,), barred=frozenset({"police"}))) == [
        ("duty_reaches_barred", "")
    ]


def test_an_adult_needs_no_guardian() -> None:
    assert decide(facts(values=ADULT, fold=fold(facts=Assent()))).allowed


def test_a_recipient_abroad_is_told_after_her_own_yes_to_that() -> None:
    assert decide(facts(recipient=replace(LAWYER, country="US"), fold=fold(abroad_accepted=True))).allowed


WITHHELD: list[tuple[str, dict[str, Any], str]] = [
    ("narrative", {"fold": fold({"age_band_now": "full"})}, "not_consented"),
    ("narrative", {"terms": terms({"age_band_now": "full"})}, "not_agreed"),
    ("narrative", {"values": {k: v for k, v in CASE.items() if k != "narrative"}}, "not_recorded"),
    ("narrative", {"values": {**CASE, "narrative": ""}}, "not_recorded"),
    ("narrative", {"fold": fold({**EVERYTHING, "narrative": "generalised"})}, "no_generalised_form"),
    ("narrative", {"terms": terms({**EVERYTHING, "narrative": "generalised"})}, "no_generalised_form"),
]


@pytest.mark.parametrize(("name", "changed", "rule"), WITHHELD)
def test_a_required_field_that_is_withheld_refuses_and_names_the_rule(
    name: str, changed: dict[str, Any], rule: str
) -> None:
    these = facts(**changed)

    assert reasons(these) == [(rule, name)]
    assert withheld(these)[name] == rule


def test_each_missing_required_field_is_named_with_its_own_rule() -> None:
    form = profile(needs("narrative", "locations", "hashes", required=("narrative", "locations", "hashes")))
    values = {k: v for k, v in CASE.items() if k != "hashes"}
    no_places: Any = {k: v for k, v in EVERYTHING.items() if k != "locations"}

    these = facts(
        profile=form, values=values, terms=terms(no_places), fold=fold(dict.fromkeys(("locations", "hashes"), "full"))
    )

    assert reasons(these) == [("not_consented", "narrative"), ("not_agreed", "locations"), ("not_recorded", "hashes")]


def test_a_field_that_is_only_wished_for_is_left_out_and_listed() -> None:
    these = facts(fold=fold({"narrative": "full"}))

    assert dict(decide(these).fields) == {"narrative": "full"}
    assert withheld(these)["age_band_now"] == "not_consented"


def test_what_nobody_asked_for_is_listed_as_not_needed() -> None:
    assert withheld(facts())["legal_name"] == "not_needed"


@pytest.mark.parametrize("name", ["wishes", "barred_recipients", "statistics_agreed"])
def test_what_never_leaves_never_leaves_whatever_all_three_say(name: str) -> None:
    every: Any = {**EVERYTHING, name: "full"}
    these = facts(profile=profile(needs(name, "narrative")), fold=fold(every), terms=terms(every))

    assert name not in decide(these).fields
    assert withheld(these)[name] == "never_leaves"


@pytest.mark.parametrize(
    "name", ["legal_name", "prefecture", "safe_contact", "locations", "hashes", "narrative", "timeline", "items"]
)
def test_an_offer_names_and_finds_nobody_whatever_the_form_asks(name: str) -> None:
    these = facts(kind="offer", profile=profile((), offer=needs(name, "matter_types")))

    assert set(decide(these).fields) == {"matter_types"}
    assert withheld(these)[name] == "not_in_offer"


def test_an_offer_whose_form_requires_a_name_is_refused() -> None:
    these = facts(
        kind="offer", profile=profile((), offer=needs("legal_name", "matter_types", required=("legal_name",)))
    )

    assert reasons(these) == [("not_in_offer", "legal_name")]


@pytest.mark.parametrize("place", ["need", "consent", "agreement"])
def test_the_narrowest_of_the_three_forms_wins(place: str) -> None:
    coarse: Any = {**EVERYTHING, "age_band_now": "generalised"}
    form = profile((Need("narrative"), Need("age_band_now", "generalised" if place == "need" else "full")))
    these = facts(
        profile=form,
        fold=fold(coarse if place == "consent" else EVERYTHING),
        terms=terms(coarse if place == "agreement" else EVERYTHING),
    )

    assert decide(these).fields["age_band_now"] == "generalised"


def test_nothing_left_is_a_refusal() -> None:
    assert reasons(facts(profile=profile(()))) == [("nothing_to_send", "")]


def test_an_offer_of_nothing_but_its_own_date_is_a_refusal() -> None:
    """Sending adds when an answer is wanted, which no preview has: both must say the same."""
    asked = facts(kind="offer", request={"respond_by": NOW.isoformat()}, profile=profile((), offer=needs("respond_by")))

    assert reasons(asked) == [("nothing_to_send", "")]


def test_a_form_that_requires_what_the_catalogue_does_not_know_is_refused() -> None:
    form = profile((Need("photo", "full", required=True), Need("narrative")))

    assert reasons(facts(profile=form)) == [("unknown_field", "photo")]


def test_a_platform_gets_no_story_even_where_all_three_say_yes() -> None:
    form = profile(needs("narrative", "legal_name", "safe_contact", "harm_code"), purpose="removal")

    assert set(decide(facts(purpose="removal", profile=form)).fields) == {"harm_code"}


WAY = CASE["safe_contact"]["ways"][0]


@pytest.mark.parametrize(
    "contact",
    [
        {"ways": [{**WAY, "hours": ""}]},
        {"ways": [{**WAY, "wording": " "}]},
        {"ways": [WAY, {"kind": "mail", "value": "a@example.org"}]},
        {"ways": []},
        {"ways": "090-0000-0000"},
        ["090-0000-0000"],
        "090-0000-0000",
    ],
)
def test_no_contact_way_leaves_without_hours_and_wording(contact: object) -> None:
    these = facts(values={**CASE, "safe_contact": contact}, profile=profile(needs("safe_contact", "narrative")))

    assert "safe_contact" not in decide(these).fields
    assert withheld(these)["safe_contact"] == "safe_contact_incomplete"


def test_a_safe_contact_way_leaves_with_consent() -> None:
    assert "safe_contact" in decide(facts(profile=profile(needs("safe_contact")))).fields


def test_until_is_the_earlier_of_consent_and_agreement() -> None:
    ends = terms(valid_to=date(2026, 11, 30))

    assert decide(facts(terms=ends)).until == ends.until()
    assert decide(facts(terms=ends, fold=fold(until=NOW + timedelta(days=1)))).until == NOW + timedelta(days=1)


def test_a_decision_is_about_one_recipient_only() -> None:
    other = NamedOrganisation(UUID(int=3), "警察署", "police", "JP")

    assert reasons(facts(recipient=other, barred=frozenset({"police"}))) == [("barred_recipient", "")]


def test_what_came_from_a_packet_goes_nowhere_and_it_is_said_which_of_the_two_stands_against_it() -> None:
    assert onward_reasons(None) == ()
    assert [one.code for one in onward_reasons(CameFrom(onward_sharing=True))] == ["onward_not_possible"]
    assert [one.code for one in onward_reasons(CameFrom(onward_sharing=False))] == [
        "onward_not_possible",
        "onward_not_agreed",
    ]
