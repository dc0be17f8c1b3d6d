"""Papers that people carry, for a lawyer, the police and hotlines: what was released, and empty boxes."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

import connectors.partners.hotline_sheet.sheet
import connectors.partners.japan_police_sheet.sheet
import connectors.partners.japan_sender_disclosure.sheet
from connectors import registry
from connectors.kit.japanese_shown import HIDDEN
from connectors.kit.sheet import Section, Sheet, plain_text
from connectors.partners.hotline_sheet.places import is_search
from hub.emergencies.dangers import MINIMUM
from hub.exchange.packets import Packet, parse
from hub.exchange.vocabulary import CATALOGUE
from hub.minimisation.rules import decide
from tests.connectors import golden
from tests.connectors.makers import packet_of
from tests.minimisation.makers import CASE, facts

SHEETS = {
    "japan_sender_disclosure": connectors.partners.japan_sender_disclosure.sheet.sheet_of,
    "japan_police_sheet": connectors.partners.japan_police_sheet.sheet.sheet_of,
    "hotline_sheet": connectors.partners.hotline_sheet.sheet.sheet_of,
}
PURPOSES = {
    "japan_sender_disclosure": "legal_advice",
    "japan_police_sheet": "police_report",
    "hotline_sheet": "hotline_report",
}
ASKED = [
    (name, need.field, need.required)
    for name, purpose in PURPOSES.items()
    for need in registry.profiles()[name].packet[purpose]
]
DANGER = {"danger_kinds": ["suicide"], "danger_who": "ゆき", "danger_where": "橋の上", "danger_words": "飛び降りる"}


def packet(name: str, **fields: Any) -> Packet:
    """A golden packet with a value for every field that the form asks for."""
    usual = next(
        packet_of(golden.read(case)) for one, case in golden.cases() if (one, case.name) == (name, "three_places")
    )
    return replace(usual, fields={**_everything(name), **fields})


def _everything(name: str) -> Mapping[str, Any]:
    return {field: CASE[field] for one, field, _ in ASKED if one == name and field in CASE}


def sections(sheet: Sheet, *beginnings: str) -> str:
    found: list[Section] = [section for section in sheet.sections if section.heading.startswith(beginnings)]
    assert found
    return plain_text(replace(sheet, boxed=None, reference="", sections=tuple(found)))


@pytest.mark.parametrize(("name", "field"), [(name, field) for name, field, needed in ASKED if field in CASE])
def test_what_was_released_is_printed_and_what_was_not_is_not(name: str, field: str) -> None:
    whole = packet(name)
    less = replace(whole, fields={one: value for one, value in whole.fields.items() if one != field})
    if name == "japan_sender_disclosure" and field in {"locations", "harm_code", "evidence_inventory"}:
        assert [file.media_type for file in registry.load()[name].documents(less)] == ["application/json"]
    else:
        assert plain_text(SHEETS[name](less)) != plain_text(SHEETS[name](whole))


@pytest.mark.parametrize("name", SHEETS)
def test_a_field_that_the_form_does_not_ask_for_is_not_printed(name: str) -> None:
    """Also were it in the packet: the gate would not let it leave."""
    asked = {field for one, field, _ in ASKED if one == name} | set(MINIMUM)
    planted = {field: f"カナリア{number}" for number, field in enumerate(CATALOGUE) if field not in asked}

    assert planted
    assert plain_text(SHEETS[name](packet(name, **planted))) == plain_text(SHEETS[name](packet(name)))


@pytest.mark.parametrize("name", SHEETS)
def test_no_box_is_ticked_for_anybody(name: str) -> None:
    text = plain_text(SHEETS[name](packet(name)))

    assert ("□" in text) is (name != "hotline_sheet")
    assert not set("■☑☒✓✔") & set(text)


@pytest.mark.parametrize(
    ("name", "missing", "code"),
    [
        ("japan_sender_disclosure", "locations", "not_recorded"),
        ("japan_sender_disclosure", "evidence_inventory", "not_recorded"),
        ("japan_police_sheet", "timeline", "not_recorded"),
        ("hotline_sheet", "locations", "not_recorded"),
    ],
)
def test_what_a_paper_cannot_do_without_is_named_by_the_gate(name: str, missing: str, code: str) -> None:
    """Before publication there is no place, and so no sender to ask for; a consultation goes without one."""
    values = {field: value for field, value in CASE.items() if field != missing}
    profile = registry.profiles()[name]
    found = decide(facts(purpose=PURPOSES[name], profile=profile, values={**values, "exposure": "threatened"}))

    assert [(one.code, one.field) for one in found.reasons] == [(code, missing)]


def test_a_consultation_before_publication_is_let_out() -> None:
    values = {field: value for field, value in CASE.items() if field not in {"locations", "accounts"}}
    profile = registry.profiles()["japan_police_sheet"]

    assert decide(facts(purpose="police_report", profile=profile, values={**values, "exposure": "threatened"})).allowed


@pytest.mark.parametrize("name", SHEETS)
def test_in_danger_to_life_whatever_leaves_is_handed_over(name: str) -> None:
    bare = replace(packet(name), fields=DANGER)

    files = registry.load()[name].documents(bare)

    assert files
    if name == "japan_sender_disclosure":
        assert parse(files[0].content) == bare, "no draft, but everything that leaves"
    else:
        text = plain_text(SHEETS[name](bare))
        assert all(word in text for word in ("自死のおそれ", "ゆき", "橋の上", "飛び降りる"))


@pytest.mark.parametrize("name", SHEETS)
def test_an_offer_has_no_document(name: str) -> None:
    assert registry.load()[name].documents(replace(packet(name), kind="offer")) == ()


def test_the_reasons_of_a_draft_hold_nothing_that_finds_her() -> None:
    said = "架空花子です。090-0000-0000、架空県架空市架空町1-2。公開に同意していません。"
    made = connectors.partners.japan_sender_disclosure.sheet.sheet_of(
        packet("japan_sender_disclosure", no_consent_statement=said)
    )

    reasons = sections(made, "権利が明らかに")

    assert HIDDEN in reasons
    assert "公開に同意していません。" in reasons
    assert not any(word in reasons for word in ("花子", "090", "架空町"))


@pytest.mark.parametrize("name", SHEETS)
def test_a_coarse_age_says_what_it_answers(name: str) -> None:
    text = plain_text(SHEETS[name](packet(name, age_band_at_images="yes")))

    assert "画像当時18歳未満: はい" in text
    assert "年齢層: はい" not in text


def test_a_sheet_is_printed_in_japanese_time_with_universal_time_and_says_where_to_keep_it() -> None:
    text = plain_text(connectors.partners.japan_police_sheet.sheet.sheet_of(packet("japan_police_sheet")))

    assert "2026-11-24 20:00 JST (2026-11-24 11:00 UTC)" in text
    assert "2026-11-20 23:45 JST (2026-11-20 14:45 UTC)" in text
    assert "紙の置き場所" in text
    assert f"SHA-256 | {'4a5e1e4b' * 8} | 本人の端末" in text


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("https://www.google.co.jp/search?q=x", True),
        ("https://search.yahoo.co.jp/search?p=x", True),
        ("https://www.bing.com/images/search?q=x", True),
        ("https://duckduckgo.com/?q=x", True),
        ("https://social.example.com/search?q=%23x", True),
        ("https://www.google.com/imgres?imgurl=x", True),
        ("https://social.example.com/posts/1001?view=full", False),
        ("https://social.example.com/search", False),
        ("https://research.example.com/a?x=1", False),
        ("https://www.youtube.example.com/watch?v=abc", False),
        ("https://[", False),
        ("", False),
    ],
)
def test_a_page_is_told_from_search_results(address: str, found: bool) -> None:
    assert is_search(address) is found


def test_search_results_are_not_among_the_places_to_report() -> None:
    places = [{"url": f"https://www.google.example.com/search?q={n}", "service": "a"} for n in "12"]
    page = {"url": "https://social.example.com/posts/1001", "service": "a"}
    made = connectors.partners.hotline_sheet.sheet.sheet_of(
        packet("hotline_sheet", locations=[places[0], page, places[1]])
    )

    assert "search" not in sections(made, "通報する場所")
    assert "posts/1001" in sections(made, "通報する場所")
    assert "search?q=1" in sections(made, "書けない場所の一覧")
    none = connectors.partners.hotline_sheet.sheet.sheet_of(packet("hotline_sheet", locations=places))
    assert "記録なし" in sections(none, "通報する場所")
