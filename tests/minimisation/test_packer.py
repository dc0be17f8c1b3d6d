from dataclasses import replace
from typing import Any

import pytest

from hub.exchange.packets import Handling, parse
from hub.kit.errors import Refused
from hub.minimisation.packer import handling, preview
from hub.minimisation.rules import decide
from tests.minimisation.makers import (
    CASE,
    EVERYTHING,
    NOW,
    RECORDED,
    REQUEST,
    facts,
    fold,
    needs,
    packed,
    profile,
    takedown,
    terms,
)

ADULT = {**CASE, "age_band_now": "20_or_over"}


def test_a_packet_holds_exactly_what_was_allowed() -> None:
    found = packed(facts())

    assert dict(found.fields) == {"narrative": CASE["narrative"], "age_band_now": "16_17"}
    assert (found.kind, found.purpose, found.created_at, found.urgency) == ("packet", "legal_advice", NOW, "urgent")
    assert (found.sender, found.recipient) == (facts().sender, facts().recipient)


def test_a_packet_is_the_same_after_its_bytes_are_read() -> None:
    found = packed(facts())

    assert parse(found.canonical()) == found


def test_a_refused_decision_makes_no_packet() -> None:
    with pytest.raises(Refused) as refused:
        packed(facts(fold=None))

    assert [r.code for r in refused.value.reasons] == ["no_consent"]


@pytest.mark.parametrize(
    ("name", "coarse"),
    [
        ("age_band_now", "yes"),
        ("age_band_at_images", "yes"),
        ("prefecture", "JP"),
        ("demand_amount_jpy", "100000_to_499999"),
        ("offender_deadline", "2026-11-24"),
    ],
)
def test_a_generalised_field_leaves_in_its_coarse_form_only(name: str, coarse: str) -> None:
    every: Any = {**EVERYTHING, name: "generalised"}
    found = packed(facts(profile=profile(needs(name)), terms=terms(every)))

    assert dict(found.fields) == {name: coarse}
    assert str(CASE[name]) not in found.canonical().decode()


def test_items_are_numbered_from_one() -> None:
    items = [{"kind": "url", "value": f"https://a.example.com/{n}", "number": 7} for n in range(3)]

    found = packed(takedown(request={**REQUEST, "items": items}))

    assert [(row["number"], row["value"][-1]) for row in found.fields["items"]] == [(1, "0"), (2, "1"), (3, "2")]


def test_a_minors_request_is_signed_by_the_sender_and_without_her_name() -> None:
    unsigned = {k: v for k, v in REQUEST.items() if k != "signer"}

    found = packed(takedown(request=unsigned))

    assert found.fields["signer"] == {
        "role": "authorised",
        "authority": "recorded_assent",
        "prepared_by": "支援団体つばめ",
        "signed_at": "2026-11-22T03:00:00+00:00",
    }
    assert CASE["legal_name"] not in found.canonical().decode()
    assert CASE["signer_name"] not in found.canonical().decode()


def test_the_handling_block_says_whom_not_to_contact_and_hides_which_organisation() -> None:
    barred = frozenset({"police", "school", "guardian", "00000000-0000-0000-0000-000000000007"})

    assert packed(facts(barred=barred)).handling == Handling(("guardian", "police", "school"), False)


@pytest.mark.parametrize(
    ("values", "informed", "barred", "expected"),
    [
        (CASE, True, frozenset(), True),
        (CASE, False, frozenset(), False),
        (CASE, True, frozenset({"guardian"}), False),
        ({}, True, frozenset(), True),
        (ADULT, True, frozenset(), None),
    ],
)
def test_the_handling_block_says_whether_a_guardian_knows(
    values: dict[str, Any], informed: bool, barred: frozenset[str], expected: bool | None
) -> None:
    these = facts(values=values, barred=barred, fold=fold(facts=replace(RECORDED, guardian_informed=informed)))

    assert handling(these).guardian_informed is expected


def test_what_nobody_recorded_about_the_guardian_counts_as_not_informed() -> None:
    assert handling(facts(fold=None)).guardian_informed is False


def test_the_preview_shows_what_the_packet_would_hold() -> None:
    these = facts()

    shown = preview(decide(these), these)

    assert {leaving.field: leaving.value for leaving in shown.leaves} == dict(packed(these).fields)
    assert shown.handling == packed(these).handling
    assert {w.field: w.rule for w in shown.withheld}["wishes"] == "never_leaves"


def test_the_preview_of_a_refusal_shows_no_value_and_every_reason() -> None:
    these = facts(terms=None)

    shown = preview(decide(these), these)

    assert (shown.allowed, shown.leaves) == (False, ())
    assert [r.code for r in shown.reasons] == ["no_agreement"]
    assert {w.field for w in shown.withheld} >= {"narrative", "age_band_now", "legal_name"}


def test_facts_and_previews_do_not_print_what_they_hold() -> None:
    these = facts()

    assert CASE["narrative"] not in repr(these)
    assert CASE["narrative"] not in repr(preview(decide(these), these))
