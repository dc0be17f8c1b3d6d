"""What is asked before a request to remove may leave: places consented, evidence kept, somebody who signs."""

from dataclasses import replace
from typing import Any

import pytest

from hub.minimisation.facts import Facts
from hub.minimisation.rules import decide
from tests.minimisation.makers import (
    CASE,
    EVERYTHING,
    RECORDED,
    REQUEST,
    facts,
    fold,
    needs,
    profile,
    reasons,
    takedown,
    terms,
    withheld,
)

ADULT = {**CASE, "age_band_now": "20_or_over", "age_band_at_images": "20_or_over"}


def test_what_speaks_of_the_request_needs_no_consent_but_an_agreement() -> None:
    form = profile(needs("explanation", "narrative"))
    neither: Any = {k: v for k, v in EVERYTHING.items() if k != "explanation"}

    assert "explanation" in decide(facts(profile=form, fold=fold({"narrative": "full"}))).fields
    assert withheld(facts(profile=form, terms=terms(neither)))["explanation"] == "not_agreed"


def test_a_field_of_the_case_cannot_slip_in_as_part_of_the_request() -> None:
    these = facts(
        request={**REQUEST, "legal_name": "架空 花子"},
        values={"narrative": "a"},
        profile=profile(needs("legal_name", "narrative")),
    )

    assert withheld(these)["legal_name"] == "not_recorded"


def test_items_leave_only_with_consent_to_the_places_they_come_from() -> None:
    without: Any = {k: v for k, v in EVERYTHING.items() if k != "locations"}

    assert reasons(takedown(fold=fold(without))) == [("not_consented", "items")]


def test_a_removal_waits_for_the_evidence() -> None:
    these = takedown(evidence="noted", values={**ADULT, "exposure": "published"})

    assert reasons(these) == [("evidence_not_preserved", "")]
    assert decide(replace(these, evidence="waived")).allowed
    assert decide(replace(these, evidence="preserved")).allowed


CHILD = {**CASE, "exposure": "published"}


@pytest.mark.parametrize(
    ("values", "waits"),
    [
        (CHILD, False),
        ({**CHILD, "age_band_now": "20_or_over"}, False),
        ({**CHILD, "age_band_at_images": "20_or_over"}, False),
        ({**CHILD, "age_band_now": "unknown", "age_band_at_images": "unknown"}, False),
        ({**ADULT, "exposure": "published"}, True),
        ({**CHILD, "exposure": "threatened"}, True),
        ({**CHILD, "locations": []}, True),
        ({**CHILD, "locations": [{"url": "https://a.example.com/", "service": "a"}]}, True),
    ],
)
def test_the_removal_of_a_childs_image_that_is_public_and_noted_does_not_wait(
    values: dict[str, Any], waits: bool
) -> None:
    assert ("evidence_not_preserved", "") in reasons(takedown(evidence="noted", values=values)) or not waits
    assert decide(takedown(evidence="noted", values=values)).allowed is not waits


def test_evidence_is_no_matter_where_nothing_is_to_be_removed() -> None:
    assert decide(facts(evidence="noted")).allowed


@pytest.mark.parametrize(
    "signer",
    [
        {"role": "friend", "authority": "a", "signed_at": "2026-11-22T03:00:00+00:00"},
        {"role": "lawyer", "authority": " ", "signed_at": "2026-11-22T03:00:00+00:00"},
        {"role": "lawyer", "authority": "委任状"},
    ],
)
def test_a_request_to_remove_names_role_authority_and_time_of_its_signer(signer: dict[str, str]) -> None:
    assert reasons(takedown(request={**REQUEST, "signer": signer})) == [("signer_missing", "signer")]


def unsigned(**more: Any) -> Facts:
    return takedown(request={k: v for k, v in REQUEST.items() if k != "signer"}, **more)


def test_an_adult_who_signs_nothing_stops_the_request() -> None:
    assert reasons(unsigned(values=ADULT)) == [("signer_missing", "signer")]


def test_for_a_minor_the_sender_signs_by_her_recorded_assent() -> None:
    assert decide(unsigned()).allowed


def test_without_her_assent_nobody_signs_for_a_minor() -> None:
    these = unsigned(fold=fold(facts=replace(RECORDED, assent=False)))

    assert reasons(these) == [("assent_missing", ""), ("signer_missing", "signer")]
