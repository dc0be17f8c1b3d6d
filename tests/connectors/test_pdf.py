"""The documents: read by another library than the one that made them."""

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from connectors.kit.pdf import pdf
from connectors.kit.sheet import Prose, Rows, Section, Sheet, Table, plain_text
from tests.connectors import golden
from tests.connectors.reading import kinds, objects, reader, root, text_of

AT = datetime(2026, 11, 22, 12, 30, tzinfo=UTC)
A4_WIDTH = 595
"""In points."""
SHEET = Sheet(
    language="ja",
    title="資料",
    mark="TLP:AMBER+STRICT",
    reference="番号 1",
    boxed=Section("扱い", Rows((("区分", "TLP:AMBER+STRICT"),))),
    sections=(Section("表", Table(("番号", "場所"), (("1", "https://social.example.com/p/1"),))),),
)
GOLDEN = [path for _, case in golden.cases() for path in sorted(case.rglob("*.pdf"))]


def said(text: str) -> str:
    """What a document shows where somebody wrote `text`."""
    shown = text_of(pdf(replace(SHEET, sections=(Section("話", Prose(text)),)), AT))
    return shown.split("話\n", 1)[1].rsplit("\n1 / ", 1)[0]


@pytest.mark.parametrize("path", GOLDEN, ids=[f"{path.parents[3].name}/{path.parents[1].name}" for path in GOLDEN])
def test_a_document_is_tagged_and_holds_neither_image_nor_link_nor_script(path: Path) -> None:
    content = path.read_bytes()

    assert bool(root(content)["/MarkInfo"]["/Marked"])
    assert root(content)["/Lang"] in {"ja", "en"}
    assert {"/H1", "/H2", "/L", "/Table", "/TH", "/TD"} & kinds(content) >= {"/H1", "/H2", "/L"}
    forbidden = {"/Image", "/Annot", "/Link", "/Action", "/URI", "/JavaScript", "/Launch", "/EmbeddedFile", "/Filespec"}
    assert kinds(content) & forbidden == set()
    assert all("/Annots" not in page for page in reader(content).pages)
    assert not root(content).keys() & {"/OpenAction", "/AA", "/Names", "/AcroForm"}


@pytest.mark.parametrize("path", GOLDEN, ids=[f"{path.parents[3].name}/{path.parents[1].name}" for path in GOLDEN])
def test_a_document_says_of_itself_only_title_tool_and_date(path: Path) -> None:
    found = reader(path.read_bytes())
    about = root(path.read_bytes())["/Metadata"].get_object().get_data().decode()

    assert found.metadata is not None
    assert found.metadata.keys() == {"/Title", "/Creator", "/CreationDate", "/ModDate"}
    assert "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in about
    assert "<pdfuaid:part>1</pdfuaid:part>" in about
    assert "dc:creator" not in about
    assert str(Path.cwd()) not in about


@pytest.mark.live
def test_the_same_sheet_makes_the_same_bytes_in_another_process() -> None:
    code = "import hashlib; from tests.connectors.test_pdf import *; print(hashlib.sha256(pdf(SHEET, AT)).hexdigest())"

    digests = {subprocess.check_output([sys.executable, "-c", code], text=True) for _ in range(2)}

    assert len(digests) == 1


@pytest.mark.parametrize(
    "text",
    [
        '#emph[x] #image("x.png") #read("/etc/passwd") #eval("1")',
        "*a* _b_ `c` $x^2$ @ref <label> = heading",
        "- list\n+ list\n/ term: x",
        "// comment /* comment */",
        "\\u{1F600} ~ -- ... \"quoted\" 'x'",
        "<script>alert(1)</script>",
        "行と\n次の行",
    ],
)
def test_text_is_printed_as_it_was_written(text: str) -> None:
    assert said(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("泣いた😭", "泣いた〓"),
        ("a\u202egpj.exe", "a〓gpj.exe"),
        ("a\0b\x07c\x1bd", "a〓b〓c〓d"),
        ("\ufeffx\u200by", "〓x〓y"),
        ("\ue000\ud800\uffff", "〓〓〓"),
        ("ا ไทย ไ", "〓 〓〓〓 〓"),
        ("a\tb", "a b"),
        ("a\r\nb", "a\nb"),
        ("髙﨑①㈱가é", "髙﨑①㈱가é"),
    ],
)
def test_what_has_no_shape_is_shown_by_a_mark(text: str, shown: str) -> None:
    assert said(text) == shown


@pytest.mark.parametrize("long", ["https://social.example.com/" + "a" * 900, "f" * 64, "@" + "_" * 200])
def test_a_long_address_stays_on_the_page_and_reads_whole(long: str) -> None:
    sheet = replace(SHEET, sections=(Section("表", Table(("番号", "場所"), (("1", long),))),))

    content = pdf(sheet, AT)

    assert long in text_of(content).replace("\n", "")
    places: list[float] = []
    for page in reader(content).pages:
        page.extract_text(visitor_text=lambda *seen: places.append(float(seen[2][4])))
    assert max(places) < A4_WIDTH


def test_the_text_form_holds_the_same_words() -> None:
    text = plain_text(SHEET)

    for word in ("資料", "TLP:AMBER+STRICT", "番号 1", "扱い", "区分", "https://social.example.com/p/1"):
        assert word in text
        assert word in text_of(pdf(SHEET, AT))


def test_an_empty_sheet_is_still_a_document() -> None:
    content = pdf(replace(SHEET, boxed=None, sections=()), AT)

    assert len(reader(content).pages) == 1
    assert objects(content)
