"""A sheet as PDF: tagged, PDF/A-2a and PDF/UA-1, our own fonts, no images, no links, the same bytes every time.

Costs 0.1 to 0.3 s of processor: call it in a thread.
"""

import json
from datetime import datetime
from functools import cache
from pathlib import Path

import noto_cjk_sans_jp_bold
import noto_cjk_sans_jp_regular
import typst

from connectors.kit.glyphs import printable
from connectors.kit.sheet import Prose, Rows, Section, Sheet, Table

_TEMPLATE = Path(__file__).with_name("sheet.typ")
_REGULAR = Path(noto_cjk_sans_jp_regular.__file__).parent / "NotoSansCJKjp-Regular.otf"
_BOLD = Path(noto_cjk_sans_jp_bold.__file__).parent / "NotoSansCJKjp-Bold.otf"


def pdf(sheet: Sheet, at: datetime) -> bytes:
    """The document; `at` is the date written into it."""
    made = typst.compile(
        _TEMPLATE,
        root=_TEMPLATE.parent,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"data": json.dumps(_data(sheet))},
        pdf_standards=["a-2a", "ua-1"],
        timestamp=int(at.timestamp()),
    )
    if not isinstance(made, bytes):
        raise TypeError("pdf")
    return made


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[_REGULAR.parent, _BOLD.parent]
    )


def _data(sheet: Sheet) -> dict[str, object]:
    return {
        "language": sheet.language,
        "title": _shown(sheet.title),
        "mark": _shown(sheet.mark),
        "reference": _shown(sheet.reference),
        "boxed": _section(sheet.boxed) if sheet.boxed else None,
        "sections": [_section(section) for section in sheet.sections],
    }


def _section(section: Section) -> dict[str, object]:
    return {"heading": _shown(section.heading), "content": _content(section.content)}


def _content(content: Rows | Table | Prose) -> dict[str, object]:
    if isinstance(content, Rows):
        return {"kind": "rows", "pairs": [[_shown(label), _shown(value)] for label, value in content.pairs]}
    if isinstance(content, Table):
        lines = [[_shown(cell) for cell in line] for line in content.lines]
        return {"kind": "table", "head": [_shown(label) for label in content.head], "lines": lines}
    return {"kind": "prose", "text": _shown(content.text)}


def _shown(text: str) -> str:
    """Only what both weights of the font can show."""
    return printable(printable(text, _REGULAR), _BOLD)
