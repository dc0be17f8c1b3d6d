"""The sheet: pages to report, what they show, and apart from them the addresses that a hotline does not take."""

from collections.abc import Mapping
from typing import Any

from connectors.kit.japanese_fields import handling_rows, japanese_sheet, rows_of, table
from connectors.kit.sheet import Prose, Rows, Section, Sheet
from connectors.partners.hotline_sheet.places import is_search
from connectors.partners.hotline_sheet.profile import PROFILE
from hub.exchange.packets import Packet

_FORMS = (
    (
        "インターネット・ホットラインセンター",
        "ウェブのフォームだけ。匿名でできます。画面の写しは根拠になりません。相談、プライバシーや名誉の主張は受け付けません。",
    ),
    (
        "セーフライン",
        "本人か保護者が申し出ます。メールアドレス、URL、画像の説明が要ります。結果は一件ずつ知らされません。",
    ),
)
_CONTENT = ("harm_code", "age_band_at_images", "synthetic", "no_consent_statement")
_IN_DANGER = ("danger_kinds", "danger_who", "danger_where", "danger_words")
"""What two people let leave in danger to life, whatever a form asks for."""
_SEARCH_ONLY = "検索結果のURLです。ホットラインは受け付けません。個別のページのURLを確かめてから書いてください。"


def sheet_of(packet: Packet) -> Sheet:
    """The sheet in Japanese, of whatever was released."""
    pages, searches = _parted(packet.fields.get("locations"))
    danger = rows_of(packet.fields, _IN_DANGER)
    return japanese_sheet(
        packet,
        title="入力内容の控え",
        boxed=Section("この資料の扱い", Rows(handling_rows(packet))),
        sections=(
            *((Section("いまの危険", danger),) if danger.pairs else ()),
            Section("通報する場所（個別のページ）", table("locations", pages)),
            Section("内容", Rows(_content(packet.fields))),
            *(
                (
                    Section("書けない場所", Prose(_SEARCH_ONLY)),
                    Section("書けない場所の一覧", table("locations", searches)),
                )
                if searches
                else ()
            ),
            Section("窓口", Rows(_FORMS)),
        ),
    )


def _parted(locations: Any) -> tuple[Any, list[Any]]:  # noqa: ANN401 - a field holds any JSON value
    """The pages, and the addresses of search results."""
    if not isinstance(locations, list):
        return locations, []
    searches = [row for row in locations if isinstance(row, Mapping) and is_search(str(row.get("url") or ""))]
    return [row for row in locations if row not in searches], searches


def _content(fields: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    held = {name: fields[name] for name in _CONTENT if fields.get(name)}
    return (
        *rows_of(held, _CONTENT, PROFILE.words).pairs,
        ("画像", "添付しません。"),
    )
