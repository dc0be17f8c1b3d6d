"""The sheet: fixed sentences that say "extortion" and nothing else of what happened, and what was paid where.

Neither the sender's name nor the handling block's list is printed: the one may say what kind of help she sought, the
other that she is a child or was hurt. Instead everybody's sheet asks that nobody is told.
"""

from collections.abc import Mapping
from typing import Any

from connectors.kit.japanese_fields import coded, japanese_sheet
from connectors.kit.sheet import Prose, Rows, Section, Sheet
from connectors.kit.times import jst_with_utc
from connectors.partners.japan_bank_request.dated import STATEMENTS, UNVERIFIED, WRITTEN_ON
from connectors.partners.japan_bank_request.plain import BLANK, name, rows, shown
from hub.exchange.packets import Packet
from hub.exchange.vocabulary.harm import ACCOUNT_TYPES, CURRENCIES, PAYMENT_MEANS

_WHAT = """おどされて、下の口座や電子マネーなどに、お金を支払わされました（恐喝）。
支払い先の口座などの利用停止、取引記録の保存、残高がある場合の返金の手続きについて教えてください。
くわしい事情は、この票には書いていません。本人にたずねないでください。"""
_NOBODY = "本人の了解なしに、家族、保護者、学校、勤務先、警察などに連絡しないでください（法令で必要な場合を除きます）。"
_WISHES = """□ 支払い先の利用停止を検討してほしい　□ 取引記録を残してほしい
□ 返金の手続きを知りたい　□ まだ決めていない
本人が窓口で記入します。記入がない項目を、本人にかわって決めないでください。"""
_AT_THE_DESK = ("氏名", "連絡してよい方法と時間", "支払いに使った口座・電子マネー", "署名・日付")


def sheet_of(packet: Packet) -> Sheet:
    """The sheet in Japanese, of whatever was released."""
    paid = rows(packet.fields.get("payments"))
    return japanese_sheet(
        packet,
        title="恐喝による支払いについての連絡票",
        boxed=Section("この票の扱い", Rows(_handled(packet))),
        sections=(
            Section("お伝えしたいこと", Prose(_WHAT)),
            *(Section(f"支払い {number}", Rows(_line(row))) for number, row in enumerate(paid, 1)),
            Section("本人の希望", Prose(_WISHES)),
            Section("本人が窓口で記入", Rows(tuple((label, BLANK) for label in _AT_THE_DESK))),
            Section("法律や手続きについて", Rows(_law())),
        ),
    )


def _handled(packet: Packet) -> tuple[tuple[str, str], ...]:
    return (
        ("取扱区分", packet.handling.tlp),
        ("宛先", name(packet.recipient.name)),
        ("連絡", _NOBODY),
        ("作成", jst_with_utc(packet.created_at)),
    )


def _line(row: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Row by row and no table: an id may be as long as a line."""
    pairs = (
        ("日時", _instant(row.get("paid_at"))),
        *_paid(row),
        ("方法", _word(PAYMENT_MEANS, row.get("means"))),
        ("支店番号", _part(row, "branch")),
        ("口座の種類", _word(ACCOUNT_TYPES, row.get("account_type"))),
        ("口座番号・ID", _part(row, "account")),
        ("名義（カナ）", _part(row, "holder")),
        ("取引番号", _part(row, "transaction")),
    )
    return tuple((label, value) for label, value in pairs if value)


def _paid(row: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """In yen; else the number with its currency."""
    if "amount_jpy" in row or row.get("currency") not in CURRENCIES:
        return (("金額（円）", _amount(row.get("amount_jpy"))),)
    return (("金額", f"{_amount(row.get('amount'))} {coded(CURRENCIES, row['currency'])}"),)


def _part(row: Mapping[str, Any], part: str) -> str:
    return shown(part, row[part]) if row.get(part) else ""


def _instant(given: object) -> str:
    """An instant in Japanese time; whatever is none is an empty box."""
    found = jst_with_utc(given)
    return found if found != str(given) else BLANK


def _amount(given: object) -> str:
    return f"{given:,}" if type(given) is int else BLANK


def _word(codes: Any, given: object) -> str:  # noqa: ANN401 - a set of codes
    return coded(codes, given) if given in codes else ""


def _law() -> tuple[tuple[str, str], ...]:
    said = tuple((label, f"{words}{UNVERIFIED}") for label, words in STATEMENTS)
    return (*said, ("書いた日", f"{WRITTEN_ON:%Y-%m-%d}。弁護士などが確かめるまで、根拠として使わないでください。"))
