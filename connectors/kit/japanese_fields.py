"""How the fields of a packet are printed in a Japanese document: a value, a list as a table, the handling block."""

from collections.abc import Mapping, Sequence
from typing import Any

from connectors.kit.japanese_words import COLUMNS, FIELDS, ORGANISATIONS, UNDER_18, WORDS
from connectors.kit.sheet import Prose, Rows, Section, Table
from connectors.kit.times import jst_with_utc
from hub.exchange.packets import Handling, Packet

_INSTANTS = frozenset({"at", "sent_at", "seen_at", "taken_at", "offender_deadline", "respond_by"})
_YES_NO = {True: "はい", False: "いいえ"}
_GUARDIAN = {
    True: "保護者には知らせてあります。",
    False: "保護者には知らせていません。保護者に連絡しないでください。",
    None: "本人は成年です。",
}
LEFT_OUT = "本人が同意していないか、記録がありません。本人にたずね直さず、送り主に確かめてください。"
"""What stands on a document for every field that is not on it."""


def rows_of(fields: Mapping[str, Any], names: Sequence[str]) -> Rows:
    """Label and value of those of these fields that the packet holds."""
    return Rows(tuple((_label(name, fields[name]), value(name, fields[name])) for name in names if name in fields))


def _label(name: str, given: Any) -> str:  # noqa: ANN401 - a field holds any JSON value
    """The coarse form of an age answers another question than the band: whether she was under 18."""
    coarse = name in UNDER_18 and given in ("yes", "no")
    return UNDER_18[name] if coarse else FIELDS[name]


def tables_of(fields: Mapping[str, Any], names: Sequence[str]) -> list[Section]:
    """One section for each of these lists that the packet holds."""
    return [Section(FIELDS[name], table(fields[name])) for name in names if name in fields]


def handling_rows(packet: Packet) -> tuple[tuple[str, str], ...]:
    """The handling block: whom nobody may contact, what the guardian knows, from whom and to whom."""
    return (
        ("取扱区分", packet.handling.tlp),
        ("連絡も共有もしてはいけない先", closed(packet.handling)),
        ("保護者", _GUARDIAN[packet.handling.guardian_informed]),
        ("送り主", packet.sender.name),
        ("宛先", packet.recipient.name),
        ("緊急度", WORDS.get(packet.urgency, packet.urgency)),
        ("作成", jst_with_utc(packet.created_at)),
        ("載っていない項目", LEFT_OUT),
        ("場所（URL）", "開かないでください。文字としてだけ扱います。"),
    )


def closed(handling: Handling) -> str:
    """The kinds of organisation that must be neither contacted nor told."""
    return "、".join(ORGANISATIONS.get(kind, kind) for kind in handling.do_not_contact) or "指定なし"


def value(name: str, given: Any) -> str:  # noqa: ANN401 - a field holds any JSON value
    """One value in words; an instant in Japanese time, with universal time in brackets."""
    if isinstance(given, bool):
        return _YES_NO[given]
    if isinstance(given, Sequence) and not isinstance(given, str):
        return "、".join(value(name, item) for item in given)
    if isinstance(given, Mapping):
        return "、".join(f"{COLUMNS.get(key, key)}: {value(key, item)}" for key, item in sorted(given.items()))
    if given is None:
        return "－"
    return jst_with_utc(given) if name in _INSTANTS else WORDS.get(str(given), str(given))


def table(given: Any) -> Table | Rows | Prose:  # noqa: ANN401 - a field holds any JSON value
    """One line an entry; the columns are those that some entry has."""
    entries = given.get("ways", []) if isinstance(given, Mapping) else given
    if not entries:
        return Prose("記録なし")
    if not isinstance(entries, list):
        return Prose(value("", entries))
    if not all(isinstance(entry, Mapping) for entry in entries):
        return Rows(tuple((str(number), value("", entry)) for number, entry in enumerate(entries, start=1)))
    known = [column for column in COLUMNS if any(column in entry for entry in entries)]
    columns: list[str] = known + sorted({str(key) for entry in entries for key in entry} - set(known))
    lines = tuple(tuple(value(column, entry.get(column)) for column in columns) for entry in entries)
    return Table(tuple(COLUMNS.get(column, column) for column in columns), lines)
