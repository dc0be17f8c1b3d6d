"""The spreadsheet: a row for each item, and no cell that a spreadsheet program would run."""

import csv
import io
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors import registry
from connectors.partners.csv_batch.cells import safe
from tests.connectors.makers import dispatch_with_packet, packet_of, with_fields

NAME = "csv_batch"
BATCH = registry.load()[NAME]
FOUND = dispatch_with_packet(NAME)
assert FOUND is not None
DISPATCH = FOUND
RUNS = "=+-@＝＋－＠"


def table(**fields: Any) -> list[dict[str, str]]:
    """The spreadsheet of the golden packet with these fields, as a program reads it."""
    (document,) = BATCH.documents(packet_of(with_fields(DISPATCH, **fields)))
    return list(csv.DictReader(io.StringIO(document.content.decode("utf-8-sig"), newline=""), strict=True))


def item(value: str, **more: Any) -> dict[str, Any]:
    return {"number": 1, "kind": "url", "value": value, **more}


@pytest.mark.parametrize("start", [*RUNS, "\t=", "\r=", "\n=", " =", "\u3000=", "\ufeff=", "'", "\0="])
def test_no_cell_begins_like_a_formula(start: str) -> None:
    told = safe(f'{start}HYPERLINK("https://example.org")')

    assert told.startswith("'")
    assert not set(told) & set("\0\t\r\n")


@given(st.text())
def test_no_text_at_all_makes_a_formula_or_a_second_line(text: str) -> None:
    told = safe(text)

    assert not told.strip().startswith(tuple(RUNS))
    assert len(told.splitlines()) <= 1


@given(st.text(st.characters(categories=("L", "N", "P", "S")), max_size=50))
def test_what_was_written_is_read_back_without_the_mark(text: str) -> None:
    told = safe(text)

    assert (told.removeprefix("'")) == text


@pytest.mark.parametrize("value", ['a","=1+1', "a\r\n=1+1,b", 'x"\n"=cmd|" /C calc"!A0'])
def test_no_value_breaks_out_of_its_cell(value: str) -> None:
    lines = table(items=[item(value, service=value)])

    assert len(lines) == 1
    assert not any(cell.startswith(tuple(RUNS)) for cell in lines[0].values())
    assert lines[0]["value"] == lines[0]["service"] == " ".join(value.replace("\r\n", "\n").split("\n"))


def test_each_item_is_a_row_with_its_handling() -> None:
    packet = packet_of(DISPATCH)
    lines = table()

    assert [line["value"].lstrip("'") for line in lines] == [one["value"] for one in packet.fields["items"]]
    for line in lines:
        assert line["tlp"] == "TLP:AMBER+STRICT"
        assert line["do_not_contact"] == "guardian; police; school"
        assert line["reference"] == str(packet.object)


def test_a_guardian_whom_nobody_told_is_named_in_each_row() -> None:
    packet = packet_of(DISPATCH)
    untold = replace(packet, handling=replace(packet.handling, do_not_contact=(), guardian_informed=False))

    assert b'"guardian"' in BATCH.documents(untold)[0].content


def test_a_report_to_a_hotline_is_a_row_for_each_place() -> None:
    packet = replace(
        packet_of(DISPATCH),
        purpose="hotline_report",
        fields={"locations": [{"url": "https://social.example.com/1", "service": "見本", "seen_at": "2026-11-22"}]},
    )
    document = BATCH.documents(packet)[0].content.decode("utf-8-sig")
    (line,) = csv.DictReader(io.StringIO(document, newline=""))

    assert (line["kind"], line["value"], line["seen_at"]) == ("url", "https://social.example.com/1", "2026-11-22")


def test_an_offer_has_no_spreadsheet() -> None:
    assert BATCH.documents(replace(packet_of(DISPATCH), kind="offer")) == ()
