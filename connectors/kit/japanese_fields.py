"""How the fields of a packet are printed in a Japanese document: a value, a list as a table, the handling block."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from connectors.kit.sheet import Prose, Rows, Section, Sheet, Table
from connectors.kit.times import jst_with_utc
from hub.exchange.packets import Handling, Packet
from hub.exchange.vocabulary import CATALOGUE, CodeSet
from hub.exchange.vocabulary.case import URGENCIES
from hub.exchange.vocabulary.disclosure import RECIPIENTS
from hub.exchange.vocabulary.field import Field, Part
from hub.exchange.vocabulary.person import YES_NO
from hub.exchange.words import PLAIN, Words, is_softened

_GUARDIAN = {
    True: "保護者には知らせてあります。",
    False: "保護者には知らせていません。保護者に連絡しないでください。",
    None: "本人は成年です。",
}
LEFT_OUT = "本人が同意していないか、記録がありません。本人にたずね直さず、送り主に確かめてください。"
"""What stands on a document for every field that is not on it."""


def label(name: str, given: Any = None, words: Words = PLAIN) -> str:  # noqa: ANN401 - a field holds any JSON value
    """What the field is called; with its value, for a softened one answers another question."""
    return words.label(name, given).ja


def rows_of(fields: Mapping[str, Any], names: Sequence[str], words: Words = PLAIN) -> Rows:
    """Label and value of those of these fields that the packet holds."""
    held = [(name, fields[name]) for name in names if name in fields]
    return Rows(tuple((label(name, given, words), value(name, given, words)) for name, given in held))


def tables_of(fields: Mapping[str, Any], names: Sequence[str], words: Words = PLAIN) -> list[Section]:
    """One section for each of these lists that the packet holds."""
    return [Section(label(name, None, words), table(name, fields[name], words)) for name in names if name in fields]


def japanese_sheet(packet: Packet, *, title: str, boxed: Section, sections: tuple[Section, ...]) -> Sheet:
    """A paper in Japanese under the packet's mark and number; `boxed`: how it is handled, on top."""
    return Sheet(
        language="ja",
        title=title,
        mark=packet.handling.tlp,
        reference=f"番号 {packet.object}",
        boxed=boxed,
        sections=sections,
    )


def handling_rows(packet: Packet) -> tuple[tuple[str, str], ...]:
    """The handling block: whom nobody may contact, what the guardian knows, from whom and to whom."""
    return (
        ("取扱区分", packet.handling.tlp),
        ("連絡も共有もしてはいけない先", closed(packet.handling)),
        ("保護者", _GUARDIAN[packet.handling.guardian_informed]),
        ("送り主", packet.sender.name),
        ("宛先", packet.recipient.name),
        ("緊急度", coded(URGENCIES, packet.urgency)),
        ("作成", jst_with_utc(packet.created_at)),
        ("載っていない項目", LEFT_OUT),
        ("場所（URL）", "開かないでください。文字としてだけ扱います。"),
    )


def closed(handling: Handling) -> str:
    """The kinds of organisation that must be neither contacted nor told."""
    return "、".join(coded(RECIPIENTS, kind) for kind in handling.do_not_contact) or "指定なし"


def coded(found: CodeSet | None, code: object, words: Words = PLAIN) -> str:
    """A code in words; one that is not of the set is printed as it came."""
    return words.code(found, code).ja


def value(name: str, given: Any, words: Words = PLAIN) -> str:  # noqa: ANN401 - a field holds any JSON value
    """The value of one field in words; an instant in Japanese time, with universal time in brackets."""
    field = CATALOGUE[name]
    soft = field.coarse.codes if field.coarse and is_softened(field, given) else None
    return _in_words(field, given, words) if soft is None else coded(soft, given, words)


def table(name: str, given: Any, words: Words = PLAIN) -> Table | Rows | Prose:  # noqa: ANN401 - any JSON value
    """One line an entry of this field; the columns are those that some entry has, in the catalogue's order."""
    field = CATALOGUE[name]
    entries = given.get("ways", []) if isinstance(given, Mapping) else given
    if not entries:
        return Prose("記録なし")
    if not isinstance(entries, list):
        return Prose(value(name, entries, words))
    if not all(isinstance(entry, Mapping) for entry in entries):
        return Rows(tuple((str(number), value(name, entry, words)) for number, entry in enumerate(entries, start=1)))
    columns = _columns(field, entries)
    lines = tuple(
        tuple(_in_words(field.part(column), entry.get(column), words) for column in columns) for entry in entries
    )
    return Table(tuple(_part_label(field, column, words) for column in columns), lines)


def _columns(field: Field, entries: Iterable[Mapping[str, Any]]) -> list[str]:
    """Those of the catalogue, and after them what an entry holds that the catalogue does not know."""
    held = {str(key) for entry in entries for key in entry}
    known = [part.name for one in field.parts for part in (one, *one.parts) if part.name in held]
    return known + sorted(held - set(known))


def _part_label(field: Field, part: str, words: Words) -> str:
    return words.of(f"{field.name}.{part}").ja if field.part(part) else part


def _in_words(of: Field | Part | None, given: Any, words: Words) -> str:  # noqa: ANN401 - any JSON value
    if isinstance(given, bool):
        return coded(YES_NO, "yes" if given else "no", words)
    if isinstance(given, Sequence) and not isinstance(given, str):
        return "、".join(_in_words(of, item, words) for item in given)
    if isinstance(given, Mapping):
        return "、".join(_pair(of, str(key), item, words) for key, item in sorted(given.items()))
    if given is None:
        return "－"
    return jst_with_utc(given) if of and of.kind == "instant" else coded(of.codes if of else None, given, words)


def _pair(of: Field | Part | None, key: str, given: Any, words: Words) -> str:  # noqa: ANN401 - any JSON value
    part = of.part(key) if isinstance(of, Field) else None
    named = _part_label(of, key, words) if isinstance(of, Field) else key
    return f"{named}: {_in_words(part, given, words)}"
