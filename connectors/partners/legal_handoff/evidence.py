"""The evidence statement (証拠説明書): each entry with who, when and state, and where the ledger stood."""

from typing import Any

from connectors.kit.japanese_fields import handling_rows, japanese_sheet, table
from connectors.kit.sheet import Prose, Rows, Section, Sheet
from connectors.kit.times import jst_with_utc
from hub.exchange.packets import Packet

_BLANK = "＿＿＿＿＿＿＿＿＿＿（代理人が記入）"
_WHO = "一覧を作った団体。個人の名前は載せません。取得した人は、代理人が本人と団体に確かめて記入します。"


def statement_of(packet: Packet) -> Sheet:
    """The statement in Japanese; the images themselves are never there."""
    return japanese_sheet(
        packet,
        title="証拠説明書（案）",
        boxed=Section("この資料の扱い（提出前に外してください）", Rows(handling_rows(packet))),
        sections=(
            Section("一覧", table("evidence_inventory", packet.fields.get("evidence_inventory"))),
            Section("作成者", Rows((("作成", packet.sender.name), ("説明", _WHO), ("取得した人", _BLANK)))),
            Section("作成の時点", Rows((("作成日時", jst_with_utc(packet.created_at)), *_head(packet)))),
            Section("立証趣旨", Prose(_BLANK)),
        ),
    )


def _head(packet: Packet) -> tuple[tuple[str, str], ...]:
    """The digest that the ledger keeps of this packet, and the newest signed head of the sender's chain then."""
    head: Any = packet.fields.get("ledger_head")
    kept = (("この資料のダイジェスト（SHA-256）", packet.digest().hex()),)
    if not isinstance(head, dict):
        return (*kept, ("台帳の先頭", "載っていません。送り主に確かめてください。"))
    return (
        *kept,
        ("台帳の行", str(head.get("number"))),
        ("台帳の先頭（ハッシュ）", str(head.get("hash"))),
        ("署名", jst_with_utc(head.get("at"))),
    )
