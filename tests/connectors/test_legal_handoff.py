"""The lawyer's document: everything that was released, in Japanese, with its handling on the first page."""

import json
from dataclasses import replace
from typing import Any

import pytest

from connectors import registry
from connectors.kit.sheet import plain_text
from connectors.partners.legal_handoff import layout
from connectors.partners.legal_handoff.aid import candidates
from connectors.partners.legal_handoff.dated import CHECK, LOGS, OTHERS, VICTIMS
from connectors.partners.legal_handoff.evidence import statement_of
from hub.emergencies.dangers import MINIMUM
from hub.exchange.packets import Handling, parse
from tests.connectors.makers import dispatch_with_packet, packet_of
from tests.connectors.reading import reader, text_of

LEGAL = registry.load()["legal_handoff"]
DISPATCH = dispatch_with_packet("legal_handoff")
assert DISPATCH is not None
PACKET = packet_of(DISPATCH)


def first_page(content: bytes) -> str:
    return reader(content).pages[0].extract_text().replace("\n", "")


def test_the_data_file_is_the_packet_whose_digest_the_ledger_keeps() -> None:
    data, _, _ = LEGAL.documents(PACKET)

    assert parse(data.content) == PACKET
    assert parse(data.content).digest() == PACKET.digest()
    assert json.loads(data.content)["fields"] == PACKET.fields


@pytest.mark.parametrize("name", sorted(PACKET.fields.keys() - {"ledger_head"}))
def test_every_released_field_is_printed(name: str) -> None:
    without = {field: value for field, value in PACKET.fields.items() if field != name}

    assert plain_text(layout.sheet_of(replace(PACKET, fields=without))) != plain_text(layout.sheet_of(PACKET))


def test_the_document_shows_every_word_of_its_sheet() -> None:
    shown = "".join(text_of(LEGAL.documents(PACKET)[1].content).split())

    for line in plain_text(layout.sheet_of(PACKET)).splitlines():
        for part in line.split(" | "):
            assert "".join(part.split()) in shown


def test_every_field_that_the_form_asks_for_has_its_place() -> None:
    placed = {
        "ledger_head",
        *layout._TABLES,
        *layout._TEXTS,
        *(name for _, names in layout._SECTIONS for name in names),
    }

    asked = {need.field for need in LEGAL.profile.packet["legal_advice"]}
    assert placed == asked | set(MINIMUM), "and what leaves in danger to life, whatever the form asks for"


def test_the_handling_block_stands_on_the_first_page_and_cannot_be_left_out() -> None:
    bare = replace(PACKET, fields={}, handling=Handling(("police", "school"), guardian_informed=False))

    page = first_page(LEGAL.documents(bare)[1].content)

    assert "TLP:AMBER+STRICT" in page
    assert "警察、学校" in page
    assert "保護者に連絡しないでください" in page


@pytest.mark.parametrize(("informed", "words"), [(True, "保護者には知らせてあります"), (None, "本人は成年です")])
def test_what_the_guardian_knows_is_said(informed: bool | None, words: str) -> None:
    packet = replace(PACKET, handling=replace(PACKET.handling, guardian_informed=informed))

    assert words in first_page(LEGAL.documents(packet)[1].content)


def test_times_are_printed_in_japanese_time_with_universal_time_in_brackets() -> None:
    shown = text_of(LEGAL.documents(PACKET)[1].content).replace("\n", "")

    assert "2026-11-24 23:59 JST (2026-11-24 14:59 UTC)" in shown
    assert "2027-01-20" in shown


def test_a_contact_way_is_printed_with_its_hours_and_wording() -> None:
    shown = text_of(LEGAL.documents(PACKET)[1].content)

    for words in ("050-0000-0000", "平日 16:00～18:00", "図書館からのお知らせ"):
        assert words in shown


def test_an_offer_has_no_document() -> None:
    assert LEGAL.documents(replace(PACKET, kind="offer")) == ()


def shown(**fields: Any) -> str:
    return plain_text(layout.sheet_of(replace(PACKET, fields=fields)))


@pytest.mark.parametrize(
    ("fields", "first"),
    [
        ({"timeline": [{"at": "2026-01-12T23:59:59+09:00", "what": "a"}]}, False),
        ({"timeline": [{"at": "2026-01-13T00:00:00+09:00", "what": "a"}]}, True),
        ({"timeline": [{"at": "2025-12-01T00:00:00+09:00"}, {"at": "2026-02-01T00:00:00+09:00"}]}, True),
        ({"timeline": [{"at": "when"}, None, {}]}, True),
        ({}, True),
        ({"fee_source": "unknown"}, True),
    ],
)
def test_programmes_are_to_be_checked_and_nobody_is_called_not_eligible(fields: dict[str, Any], first: bool) -> None:
    found = candidates(fields)

    assert {answer for _, answer in found} == {CHECK}
    assert [programme for programme, _ in found] == [*([VICTIMS] if first else []), *OTHERS]
    assert not [word for word in ("対象外", "利用できません", "該当しません") if word in shown(**fields)]


def test_whoever_pays_by_her_own_means_is_shown_no_programme() -> None:
    assert candidates({"fee_source": "own_means"}) == ()


@pytest.mark.parametrize(
    ("fields", "alert"),
    [
        ({"matter_types": ["sender_disclosure"]}, True),
        ({"matter_types": ["log_preservation", "damages"]}, True),
        ({"matter_types": ["damages"], "log_loss_date": "2027-02-20"}, True),
        ({"matter_types": ["damages", "image_erasure"]}, False),
        ({"matter_types": None}, False),
    ],
)
def test_where_logs_matter_that_they_are_lost_is_said_first(fields: dict[str, Any], alert: bool) -> None:
    made = layout.sheet_of(replace(PACKET, fields=fields))

    assert (LOGS in plain_text(made)) is alert
    assert made.sections[0].heading.startswith("ログの保全") is alert


def test_the_evidence_statement_says_of_each_entry_what_when_and_where_it_stands() -> None:
    text = plain_text(statement_of(PACKET))

    for row in PACKET.fields["evidence_inventory"]:
        assert row["description"] in text
    assert "保全済み" in text
    assert PACKET.digest().hex() in text
    assert "代理人が記入" in text


def test_the_evidence_statement_shows_where_the_ledger_stood_or_that_it_is_not_there() -> None:
    head = {"number": 12, "hash": "0a" * 32, "at": "2026-11-22T12:00:00+00:00"}
    known = replace(PACKET, fields={**PACKET.fields, "ledger_head": head})

    assert "台帳の行: 12" in plain_text(statement_of(known))
    assert "0a" * 32 in plain_text(statement_of(known))
    assert "台帳の先頭: 載っていません" in plain_text(statement_of(PACKET))


def test_without_evidence_there_is_no_statement() -> None:
    bare = replace(PACKET, fields={"matter_types": ["damages"]})

    assert [file.media_type for file in LEGAL.documents(bare)] == ["application/json", "application/pdf"]
    assert [file.name.rpartition("-")[2] for file in LEGAL.documents(PACKET)][2] == "2.pdf"
