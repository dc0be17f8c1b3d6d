"""The sheet for a bank says that money was extorted, and no text of anybody's can make it say more."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connectors import registry
from connectors.kit.sheet import plain_text
from connectors.partners.japan_bank_request.dated import STATEMENTS, UNVERIFIED, WORDS
from connectors.partners.japan_bank_request.plain import BLANK, shown, tells
from connectors.partners.japan_bank_request.sheet import sheet_of
from hub.exchange.packets import Handling, NamedOrganisation, Packet
from hub.exchange.vocabulary import CATALOGUE
from hub.exchange.vocabulary.disclosure import BARRED
from hub.kit.errors import Invalid
from hub.minimisation.values import clean
from tests.connectors.makers import dispatch_with_packet, packet_of
from tests.minimisation.makers import CASE, facts, packed, reasons
from tests.minimisation.samples import VALUES

NAME = "japan_bank_request"
PROFILE = registry.profiles()[NAME]
DISPATCH = dispatch_with_packet(NAME)
assert DISPATCH is not None
PACKET = packet_of(DISPATCH)
ROW: dict[str, Any] = VALUES["payments"][0]
BANK = NamedOrganisation(PACKET.recipient.id, ROW["institution"], "financial", "JP")
WORDS_OF_HARM = (
    "性",
    "裸",
    "画像",
    "わいせつ",
    "ヌード",
    "nude",
    "sex",
    "sextortion",
    "リベンジ",
    "盗撮",
    "児童",
    "未成年",
    "保護者に",
)
PARTS = ("branch", "account", "holder", "transaction")
SPELLED = ("ｴﾛ", "え ろ", "N.U.D.E", "nud3", "ｓｅｘ", "S-E-X", "ポ・ル・ノ", "ﾎﾟﾙﾉ", "p0rn", "せっくす", "ワ イ セ ツ")


def text(**changed: Any) -> str:
    return plain_text(sheet_of(replace(PACKET, **changed)))


def with_row(**parts: Any) -> str:
    return text(fields={"payments": [{**ROW, **parts}]})


def asked(**more: Any) -> Any:
    return facts(**{"purpose": "payment_report", "profile": PROFILE, "recipient": BANK, **more})


@given(st.dictionaries(st.sampled_from([*ROW, *PARTS]), st.text(max_size=40) | st.sampled_from([*WORDS, *SPELLED])))
@settings(max_examples=300, deadline=None)
def test_no_text_in_any_part_of_a_payment_makes_the_sheet_say_what_happened(parts: dict[str, Any]) -> None:
    made = with_row(**parts)

    fixed = text(fields={"payments": []})
    added = [cell for line in made.splitlines() if line not in fixed for cell in line.split(": ")]
    assert not [cell for cell in added if tells(cell)]


@pytest.mark.parametrize("part", ["account", "holder", "transaction"])
@pytest.mark.parametrize("word", [*WORDS, *SPELLED])
def test_a_word_of_the_list_is_an_empty_box_however_it_is_spelled(word: str, part: str) -> None:
    assert shown(part, word) == BLANK


def test_the_fixed_sentences_say_extortion_and_no_word_of_the_harm() -> None:
    fixed = text(fields={"payments": [ROW]})

    assert "恐喝" in fixed
    assert not [word for word in WORDS_OF_HARM if word in fixed]


def test_nothing_but_payments_is_printed_whatever_a_packet_holds() -> None:
    planted = {name: f"カナリア{n}" for n, name in enumerate(CATALOGUE) if name != "payments"}

    assert text(fields={**planted, **PACKET.fields}) == text()


@given(st.sets(st.sampled_from(BARRED.codes())), st.sampled_from([True, False, None]), st.text(min_size=1, max_size=30))
@settings(max_examples=40, deadline=None)
def test_neither_who_sends_it_nor_whom_not_to_tell_says_what_kind_of_help_she_sought(
    barred: set[str], informed: bool | None, sender: str
) -> None:
    other = replace(PACKET.sender, name=sender)

    assert text(sender=other, handling=Handling(tuple(sorted(barred)), informed)) == text()


def test_every_statement_of_law_is_marked_unverified() -> None:
    lines = text().splitlines()

    for label, words in STATEMENTS:
        assert f"{label}: {words}{UNVERIFIED}" in lines


def test_no_box_is_ticked_for_her() -> None:
    assert "□" in text()
    assert not set("■☑☒✓✔") & set(text())


def test_a_payment_as_a_receipt_shows_it_is_printed() -> None:
    made = with_row(holder="カ)ｶｸｳｼﾖｳｼﾞ", account="1234567", branch="012", transaction="T-1", amount_jpy=100_000)

    assert all(word in made for word in ("カ)カクウシヨウジ", "1234567", "012", "T-1", "100,000"))


def test_a_bank_is_told_of_the_payments_to_itself_alone() -> None:
    elsewhere = {**ROW, "institution": "別の銀行", "account": "9999999"}
    both = {**CASE, "payments": [elsewhere, {**ROW, "institution": f"株式会社 {ROW['institution']}"}]}

    left = packed(asked(values=both)).fields["payments"]

    assert [row["account"] for row in left] == [ROW["account"]]
    assert reasons(asked(values={**CASE, "payments": [elsewhere]})) == [("no_payment_there", "payments")]
    lawyer = registry.profiles()["legal_handoff"]
    assert len(packed(facts(profile=lawyer, values=both)).fields["payments"]) == len(both["payments"])


@pytest.mark.parametrize(
    "name", sorted({"narrative", "harm_code", "pattern", "demand_kinds", "call_name", "age_band_now"})
)
def test_nothing_else_leaves_for_a_bank_whatever_she_agreed(name: str) -> None:
    assert name in CASE
    assert set(packed(asked()).fields) == {"payments"}


@pytest.mark.parametrize(
    ("part", "wrong"),
    [
        ("branch", "支店"),
        ("branch", "1234"),
        ("account", "裸の写真"),
        ("account", "a b"),
        ("holder", "架空 太郎"),
        ("holder", "ばくろ"),
        ("transaction", "番号 1"),
        ("means", "おどし"),
    ],
)
def test_a_payment_is_recorded_in_digits_ids_and_kana_alone(part: str, wrong: str) -> None:
    with pytest.raises(Invalid, match=rf"payments\.0\.{part}"):
        clean("payments", [{**ROW, part: wrong}])


def test_a_receipts_half_width_kana_are_kept_as_the_letters_that_they_are() -> None:
    (kept,) = clean("payments", [{**ROW, "holder": "ｶｸｳ ﾀﾛｳ"}])

    assert kept["holder"] == "カクウ タロウ"


def test_without_an_agreement_her_own_paper_carries_the_one_field() -> None:
    assert PROFILE.ceiling is not None
    assert PROFILE.ceiling.kind == "own_copy"
    assert set(PROFILE.ceiling.fields) == {"payments", "paid"}


def test_an_offer_has_no_document_and_tells_only_that_something_was_paid() -> None:
    assert registry.load()[NAME].documents(Packet(**{**PACKET.__dict__, "kind": "offer"})) == ()
    assert [need.field for need in PROFILE.offer] == ["paid"]
