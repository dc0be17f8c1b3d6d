"""The lawyer's document: everything that was released, in Japanese, with its handling on the first page."""

import json
from dataclasses import replace

import pytest

from connectors import registry
from connectors.kit.sheet import plain_text
from connectors.partners.legal_handoff import layout
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
    data, _ = LEGAL.documents(PACKET)

    assert parse(data.content) == PACKET
    assert parse(data.content).digest() == PACKET.digest()
    assert json.loads(data.content)["fields"] == PACKET.fields


@pytest.mark.parametrize("name", sorted(PACKET.fields))
def test_every_released_field_is_printed(name: str) -> None:
    without = {field: value for field, value in PACKET.fields.items() if field != name}

    assert plain_text(layout.sheet_of(replace(PACKET, fields=without))) != plain_text(layout.sheet_of(PACKET))


def test_the_document_shows_every_word_of_its_sheet() -> None:
    shown = "".join(text_of(LEGAL.documents(PACKET)[1].content).split())

    for line in plain_text(layout.sheet_of(PACKET)).splitlines():
        for part in line.split(" | "):
            assert "".join(part.split()) in shown


def test_every_field_that_the_form_asks_for_has_its_place() -> None:
    placed = {*layout._TABLES, *layout._TEXTS, *(name for _, names in layout._SECTIONS for name in names)}

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
