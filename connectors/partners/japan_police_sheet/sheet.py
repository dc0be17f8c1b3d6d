"""The sheet, block by block: only what was released, and empty boxes where only the person can answer."""

from collections.abc import Mapping
from typing import Any

from connectors.kit.japanese_fields import handling_rows, japanese_sheet, label, rows_of, table, tables_of, value
from connectors.kit.sheet import Prose, Rows, Section, Sheet
from connectors.partners.japan_police_sheet.dated import DESK, ON_THE_REPORT, TO_BRING
from hub.exchange.packets import Packet

_BLOCKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("A 本人", ("call_name", "danger_who", "age_band_now", "age_band_at_images")),
    ("B いまの危険", ("danger_kinds", "self_harm_asked", "offender_knows_address", "offender_deadline")),
    ("D 要求と支払い", ("demand_kinds", "demand_amount_jpy", "paid")),
    ("E 相手のようす", ("offender_traits", "offender_contact")),
    ("これまでの警察への相談・届出", ("report_to_police",)),
)
_PUBLIC = ("pattern", "exposure", "synthetic")
_IN_DANGER = ("danger_where", "danger_words")
_WISHES = """□ 相談だけ　□ 被害届　□ 告訴　□ まだ決めていない
家族への連絡: □ してよい　□ してほしくない
本人が窓口で記入します。記入がない項目を、本人にかわって決めないでください。"""
_KEEPING = "本人が安全だと言った場所にだけ置いてください。そうでなければ、窓口に預けるか、持ち帰らないでください。"


def sheet_of(packet: Packet) -> Sheet:
    """The sheet in Japanese. It needs nothing: what leaves in danger to life is printed, however little it is."""
    fields = packet.fields
    a, b, d, e, before = (Section(heading, rows_of(fields, names)) for heading, names in _BLOCKS)
    return japanese_sheet(
        packet,
        title="相談票",
        boxed=Section("この資料の扱い", Rows((*handling_rows(packet), ("紙の置き場所", _KEEPING)))),
        sections=(
            *_held(a),
            *tables_of(fields, ("safe_contact",)),
            *_held(b),
            *(Section(label(name), Prose(value(name, fields[name]))) for name in _IN_DANGER if name in fields),
            Section("C 経過", table("timeline", fields.get("timeline"))),
            *_held(d),
            *_listed(fields, "D", ("demands", "payments")),
            *_listed(fields, "E", ("offender_handles", "accounts")),
            *_held(e),
            *(Section("E 相手について", Prose(value(n, fields[n]))) for n in ("offender_details",) if n in fields),
            *_held(Section("F 被害と公開の状況", rows_of(fields, _PUBLIC))),
            *_listed(fields, "F", ("locations", "requests_already_sent")),
            *_listed(fields, "G", ("evidence_inventory",)),
            *(
                Section("G ハッシュ値（画像はありません）", table(name, fields[name]))
                for name in ("hashes",)
                if name in fields
            ),
            *_held(before),
            Section("H 本人の希望", Prose(_WISHES)),
            Section("I 窓口で", Rows(_desk())),
        ),
    )


def _held(section: Section) -> tuple[Section, ...]:
    """The section, where any of its fields was released."""
    return (section,) if isinstance(section.content, Rows) and section.content.pairs else ()


def _listed(fields: Mapping[str, Any], block: str, names: tuple[str, ...]) -> tuple[Section, ...]:
    return tuple(Section(f"{block} {it.heading}", it.content) for it in tables_of(fields, names))


def _desk() -> tuple[tuple[str, str], ...]:
    return (
        ("被害届", "どの警察署も、管轄する区域の外の事件でも、届出を受理します（犯罪捜査規範第61条）。"),
        ("この相談票", f"被害届ではありません。様式にある次の欄は、本人が窓口で記入します: {ON_THE_REPORT}。"),
        ("オンライン受付", "警察庁の受付は被害届ではありません。届出は警察署に連絡してください。"),
        ("相談先", DESK),
        ("持ち物", TO_BRING),
    )
