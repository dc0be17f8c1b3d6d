"""Where each field stands in the document. What is not in the packet is not printed."""

from collections.abc import Mapping, Sequence
from typing import Any

from connectors.kit.sheet import Prose, Rows, Section, Sheet, Table
from connectors.kit.times import jst_with_utc
from connectors.partners.legal_handoff.labels import COLUMNS, FIELDS, ORGANISATIONS, WORDS
from hub.exchange.packets import Handling, Packet

_SECTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("相談の内容", ("matter_types", "log_loss_date", "next_clock", "respond_by", "fee_source")),
    ("本人", ("call_name", "legal_name", "prefecture", "age_band_now", "age_band_at_images", "guardian_involvement")),
    ("いまの危険", ("danger_kinds", "danger_who", "self_harm_asked", "offender_knows_address", "offender_deadline")),
    ("被害", ("pattern", "exposure", "synthetic", "demand_kinds", "demand_amount_jpy", "paid")),
)
_TABLES = (
    *("safe_contact", "timeline", "locations", "accounts", "offender_handles"),
    *("evidence_inventory", "requests_already_sent"),
)
_TEXTS = ("danger_where", "danger_words", "narrative", "offender_details", "no_consent_statement")
_INSTANTS = frozenset({"at", "sent_at", "seen_at", "taken_at", "offender_deadline", "respond_by"})
_YES_NO = {True: "はい", False: "いいえ"}
_GUARDIAN = {
    True: "保護者には知らせてあります。",
    False: "保護者には知らせていません。保護者に連絡しないでください。",
    None: "本人は成年です。",
}


def sheet_of(packet: Packet) -> Sheet:
    """The document of this packet."""
    fields = packet.fields
    sections = [
        Section(heading, Rows(tuple((FIELDS[name], _value(name, fields[name])) for name in names if name in fields)))
        for heading, names in _SECTIONS
        if any(name in fields for name in names)
    ]
    sections += [Section(FIELDS[name], _table(fields[name])) for name in _TABLES if name in fields]
    sections += [Section(FIELDS[name], Prose(str(fields[name]))) for name in _TEXTS if name in fields]
    return Sheet(
        language="ja",
        title="引き継ぎ資料",
        mark=packet.handling.tlp,
        reference=f"番号 {packet.object}",
        boxed=Section("この資料の扱い", Rows(_handling(packet, packet.handling))),
        sections=tuple(sections),
    )


def _handling(packet: Packet, handling: Handling) -> tuple[tuple[str, str], ...]:
    closed = "、".join(ORGANISATIONS.get(kind, kind) for kind in handling.do_not_contact) or "指定なし"
    return (
        ("取扱区分", handling.tlp),
        ("連絡も共有もしてはいけない先", closed),
        ("保護者", _GUARDIAN[handling.guardian_informed]),
        ("送り主", packet.sender.name),
        ("宛先", packet.recipient.name),
        ("緊急度", WORDS.get(packet.urgency, packet.urgency)),
        ("作成", jst_with_utc(packet.created_at)),
        (
            "載っていない項目",
            "本人が同意していないか、記録がありません。本人にたずね直さず、送り主に確かめてください。",
        ),
        ("場所（URL）", "開かないでください。文字としてだけ扱います。"),
    )


def _value(name: str, value: Any) -> str:  # noqa: ANN401 - a field holds any JSON value
    if isinstance(value, bool):
        return _YES_NO[value]
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "、".join(_value(name, item) for item in value)
    if isinstance(value, Mapping):
        return "、".join(f"{COLUMNS.get(key, key)}: {_value(key, item)}" for key, item in sorted(value.items()))
    if value is None:
        return "－"
    return jst_with_utc(value) if name in _INSTANTS else WORDS.get(str(value), str(value))


def _table(value: Any) -> Table | Rows | Prose:  # noqa: ANN401 - a field holds any JSON value
    """One line an entry; the columns are those that some entry has."""
    entries = value.get("ways", []) if isinstance(value, Mapping) else value
    if not entries:
        return Prose("記録なし")
    if not isinstance(entries, list):
        return Prose(_value("", entries))
    if not all(isinstance(entry, Mapping) for entry in entries):
        return Rows(tuple((str(number), _value("", entry)) for number, entry in enumerate(entries, start=1)))
    known = [column for column in COLUMNS if any(column in entry for entry in entries)]
    columns: list[str] = known + sorted({str(key) for entry in entries for key in entry} - set(known))
    lines = tuple(tuple(_value(column, entry.get(column)) for column in columns) for entry in entries)
    return Table(tuple(COLUMNS.get(column, column) for column in columns), lines)
