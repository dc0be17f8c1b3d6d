"""Who only fears, who lost touch, who was promised money: what is recorded of it, whom it reaches, what it moves."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors import registry
from hub.exchange.vocabulary.harm import CHILD_CODE, EXPOSURE, HARM_CODES
from hub.exchange.vocabulary.person import AGE_BANDS
from hub.exchange.vocabulary.purposes import PURPOSES, REQUEST_PURPOSES
from hub.intake.route_rules import situation
from hub.kit.errors import Invalid, Reason
from hub.minimisation.due import due_if_sent
from hub.minimisation.fields import CATALOGUE
from hub.minimisation.finds import hide
from hub.minimisation.harm import child_harm_reasons, harm_code_reasons, harm_reasons
from hub.minimisation.rules import decide
from hub.minimisation.values import clean
from tests.minimisation.makers import CASE, NOW, facts, needs, profile, takedown, withheld
from tests.minimisation.samples import VALUES, WHEN

NEW = (
    *("gender", "school_stage", "further_harm_codes", "demands", "promised_payment"),
    *("offender_traits", "offender_contact", "report_to_police"),
)
ASKED_OF = {
    "gender": {"nowhere"},
    "school_stage": {"nowhere"},
    "further_harm_codes": {"legal_handoff", "nowhere"},
    "demands": {"japan_police_sheet", "legal_handoff"},
    "promised_payment": {"legal_handoff"},
    "offender_traits": {"japan_police_sheet", "legal_handoff", "nowhere"},
    "offender_contact": {"japan_police_sheet", "legal_handoff", "nowhere"},
    "report_to_police": {"japan_police_sheet", "legal_handoff"},
}
"""Field to the partners whose form has a place for it; a partner that is not named never gets it (0057)."""
PAYMENT: dict[str, Any] = {"paid_at": WHEN, "means": "crypto", "institution": "Example Exchange"}
DEMAND: dict[str, Any] = {"kind": "money", "fulfilled": "no"}


@pytest.mark.parametrize("name", NEW)
def test_it_stands_in_the_forms_that_need_it_and_in_no_other(name: str) -> None:
    forms = {one.profile.name: one.profile for one in registry.load().values()}

    asked = {of for of, form in forms.items() if any(n.field == name for needs in form.packet.values() for n in needs)}

    assert asked == ASKED_OF[name]
    assert not any(need.field == name for form in forms.values() for need in form.offer)


@pytest.mark.parametrize("name", NEW)
def test_no_offer_no_platform_and_nobody_without_her_yes_gets_it(name: str) -> None:
    asked = profile(needs("narrative", name))
    request = profile(needs("items", "signer", name, required=("items", "signer")), purpose="removal")

    assert not CATALOGUE[name].in_offer
    assert CATALOGUE[name].purposes.isdisjoint({*REQUEST_PURPOSES, PURPOSES["payment_report"].code})
    assert name in decide(facts(profile=asked)).fields
    assert withheld(facts(profile=asked, fold=None))[name] != ""
    assert withheld(takedown(profile=request))[name] == "not_needed"


@pytest.mark.parametrize("exposure", ["unknown", "shown_to_some", "threatened", "published"])
def test_how_far_it_got_is_one_of_four(exposure: str) -> None:
    assert clean("exposure", exposure) == exposure
    assert len(EXPOSURE.codes()) == 4


@pytest.mark.parametrize(
    ("name", "value", "path"),
    [
        ("payments", [PAYMENT], "payments.0.amount_jpy"),
        ("payments", [{**PAYMENT, "amount": 200}], "payments.0.currency"),
        ("payments", [{**PAYMENT, "currency": "USD"}], "payments.0.amount"),
        ("payments", [{**PAYMENT, "amount": 200, "currency": "dollars"}], "payments.0.currency"),
        ("demands", [{**DEMAND, "amount": 200}], "demands.0.currency"),
        ("demands", [{**DEMAND, "account": "bc1qar0srrr7xfkvy5l643 ask for Hana"}], "demands.0.account"),
        ("demands", [{"kind": "money"}], "demands.0.fulfilled"),
        ("report_to_police", {"made": "made", "number": "さくら本人"}, "report_to_police.number"),
        ("report_to_police", {"number": "12"}, "report_to_police.made"),
        ("gender", "girl", "gender"),
        ("offender_traits", ["known", "known"], "offender_traits"),
    ],
)
def test_a_row_that_says_nothing_or_hides_a_story_is_refused_where_it_is_wrong(
    name: str, value: Any, path: str
) -> None:
    with pytest.raises(Invalid) as refused:
        clean(name, value)

    assert {reason.field for reason in refused.value.reasons} == {path}


def test_an_amount_without_its_currency_is_refused() -> None:
    for name, row in (("payments", {**PAYMENT, "amount_jpy": 1, "amount": 200}), ("demands", {**DEMAND, "amount": 1})):
        with pytest.raises(Invalid, match="currency"):
            clean(name, [row])


@pytest.mark.parametrize(
    "row",
    [
        {**PAYMENT, "amount": 200, "currency": "USDT", "account": "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"},
        {**PAYMENT, "amount_jpy": 50_000},
        {**PAYMENT, "amount_jpy": 50_000, "amount": 320, "currency": "USD"},
    ],
)
def test_a_payment_is_in_yen_or_in_its_own_currency_or_in_both(row: dict[str, Any]) -> None:
    assert clean("payments", [row]) == [row]


def test_where_money_was_to_go_leaves_as_digits_and_whom_a_desk_names_is_hidden() -> None:
    given = {
        "demands": VALUES["demands"],
        "report_to_police": {"made": "made", "number": "090-1234-5678", "desk": "生活安全課 090-1234-5678"},
    }

    shown, found = hide(facts(), dict.fromkeys(given, "full"), given)

    assert shown["demands"] == given["demands"]
    assert shown["report_to_police"]["number"] == "090-1234-5678"
    assert "090" not in shown["report_to_police"]["desk"]
    assert {one.place for one in found} == {"report_to_police.desk"}


CODES = st.sampled_from(HARM_CODES.codes())
SEVERAL = st.lists(CODES, max_size=4, unique=True)
BANDS = st.none() | st.sampled_from(AGE_BANDS.codes())


@given(st.none() | CODES, SEVERAL, BANDS, BANDS)
def test_each_code_is_held_to_her_age_as_the_first_is(
    lead: str | None, further: list[str], now: str | None, images: str | None
) -> None:
    values = {"harm_code": lead, "further_harm_codes": further}

    found = harm_reasons(values, now, images)

    alone = {r.code for code in (lead, *further) if code for r in harm_code_reasons(code, now, images)}
    assert alone <= {reason.code for reason in found}
    codes = {lead, *further}
    if codes & set(CHILD_CODE) and codes & set(CHILD_CODE.values()):
        assert found, "a child's code and an adult's never stand together"
    if not alone and not codes & set(CHILD_CODE):
        assert found == ()


@given(st.none() | CODES, SEVERAL, SEVERAL, BANDS, BANDS)
def test_one_code_more_never_lets_out_what_was_kept_in(
    lead: str | None, further: list[str], more: list[str], now: str | None, images: str | None
) -> None:
    few = {"harm_code": lead, "further_harm_codes": further}
    many = {**few, "further_harm_codes": list(dict.fromkeys([*further, *more]))}

    assert set(child_harm_reasons(few, now, images)) <= set(child_harm_reasons(many, now, images))


def test_the_gate_lets_no_adults_code_out_beside_a_childs() -> None:
    unknown = {"age_band_now": "unknown", "age_band_at_images": "unknown"}
    values = {**CASE, **unknown, "harm_code": "NCII_ADULT", "further_harm_codes": ["IMAGE_MINOR"]}

    found = decide(takedown(values=values))

    assert Reason("harm_code_fits_image_minor", "harm_code") in found.reasons
    assert not decide(takedown(values={**values, "harm_code": "IMAGE_MINOR"})).reasons


@given(CODES, SEVERAL)
def test_a_second_code_moves_no_clock(lead: str, further: list[str]) -> None:
    """The code that the request states is what the clocks of law are counted by."""
    given = facts(purpose="removal", values={**CASE, "harm_code": lead})
    beside = facts(purpose="removal", values={**CASE, "harm_code": lead, "further_harm_codes": further})

    one, two = (due_if_sent(it, {"items", "reply_contact"}, (), NOW) for it in (given, beside))

    assert one == two


def test_the_routes_know_what_else_was_done() -> None:
    found = situation({"further_harm_codes": ["DOXXING"]}, ("ja",), "JP", date(2026, 11, 22))

    assert found.further == {"DOXXING"}
