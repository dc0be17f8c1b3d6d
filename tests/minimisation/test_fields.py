from typing import get_args

import pytest

from hub.exchange.vocabulary.field import Category, Field, Sensitivity, ValueKind
from hub.exchange.vocabulary.purposes import PURPOSES
from hub.kit.errors import Invalid
from hub.minimisation.fields import CATALOGUE, form_reasons, known_field
from hub.minimisation.generalised import amount_band, day, minor
from hub.minimisation.values import SHAPES

FIELDS = list(CATALOGUE.values())
HIDDEN = {"identity", "contact", "location", "evidence", "internal"}


@pytest.mark.parametrize("row", FIELDS, ids=lambda row: row.name)
def test_every_field_is_classified_labelled_and_has_a_purpose(row: Field) -> None:
    assert row.category in get_args(Category)
    assert row.sensitivity in get_args(Sensitivity)
    assert row.kind in get_args(ValueKind)
    assert row.label.ja
    assert row.label.en
    assert row.purposes
    assert row.name in SHAPES


@pytest.mark.parametrize("row", FIELDS, ids=lambda row: row.name)
def test_what_leaves_serves_a_known_purpose_and_what_stays_serves_none(row: Field) -> None:
    assert row.purposes <= set(PURPOSES.codes()) if row.leaves else row.purposes.isdisjoint(PURPOSES.codes())


@pytest.mark.parametrize("row", FIELDS, ids=lambda row: row.name)
def test_an_offer_can_hold_nothing_that_finds_or_names_or_tells(row: Field) -> None:
    if row.category in HIDDEN or row.kind in ("line", "text", "record") or not row.leaves:
        assert not row.in_offer


@pytest.mark.parametrize("row", FIELDS, ids=lambda row: row.name)
def test_only_what_speaks_of_the_request_goes_without_consent(row: Field) -> None:
    assert row.consent_needed == (row.category != "request")


def test_labels_tell_fields_apart() -> None:
    assert len({row.label.ja for row in FIELDS}) == len({row.label.en for row in FIELDS}) == len(FIELDS)


def test_the_names_of_the_catalogue_are_permanent() -> None:
    assert " ".join(CATALOGUE) == (
        "call_name legal_name prefecture signer_name age_band_now age_band_at_images gender school_stage pattern "
        "harm_code further_harm_codes exposure "
        "synthetic narrative timeline demand_kinds demand_amount_jpy demands paid payments promised_payment "
        "offender_deadline offender_handles offender_details offender_knows_address offender_traits offender_contact "
        "locations accounts hashes evidence_inventory matter_types log_loss_date fee_source no_consent_statement "
        "requests_already_sent report_to_police safe_contact self_harm_asked "
        "guardian_involvement danger_kinds danger_who danger_where danger_words wishes barred_recipients "
        "self_reports statistics_agreed safe_tonight speaks_with_us caller_advised signer legal_ground explanation "
        "good_faith "
        "reply_contact respond_by next_clock ledger_head items"
    )


def test_a_field_outside_the_catalogue_is_unknown_and_not_named() -> None:
    with pytest.raises(Invalid) as refused:
        known_field("photo_of_hana")

    assert [(r.code, r.field) for r in refused.value.reasons] == [("unknown_field", "")]


@pytest.mark.parametrize(
    ("forms", "expected"),
    [
        ({"narrative": "full", "age_band_now": "generalised"}, []),
        ({"narrative": "generalised"}, [("no_generalised_form", "narrative")]),
        ({"wishes": "full"}, [("never_leaves", "wishes")]),
        ({"age_band_now": "half"}, [("malformed", "age_band_now")]),
        ({"photo": "full"}, [("unknown_field", "")]),
    ],
)
def test_a_map_of_forms_holds_what_can_leave(forms: dict[str, str], expected: list[tuple[str, str]]) -> None:
    assert [(r.code, r.field) for r in form_reasons(forms)] == expected


@pytest.mark.parametrize(
    ("band", "word"),
    [
        ("under_13", "yes"),
        ("13_15", "yes"),
        ("16_17", "yes"),
        ("18_19", "no"),
        ("20_or_over", "no"),
        ("unknown", "unknown"),
    ],
)
def test_an_age_band_becomes_minor_or_not(band: str, word: str) -> None:
    assert minor(band) == word
    assert minor("anything else") == "unknown"


@pytest.mark.parametrize(
    ("yen", "band"),
    [
        (0, "under_100000"),
        (99_999, "under_100000"),
        (100_000, "100000_to_499999"),
        (500_000, "500000_to_999999"),
        (1_000_000, "1000000_or_over"),
    ],
)
def test_an_amount_becomes_a_band(yen: int, band: str) -> None:
    assert amount_band(yen) == band


def test_a_deadline_becomes_the_day_in_the_zone_in_which_it_was_set() -> None:
    assert day("2026-11-24T00:30:00+09:00") == "2026-11-24"
