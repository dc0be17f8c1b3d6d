"""What needs two people: asked for by one, confirmed by another."""

from types import MappingProxyType
from typing import Final

from hub.kit.text import Text

WORDS: Final = MappingProxyType(
    {
        "acts.title": Text("二人で決めること", "Needs two people"),
        "acts.none": Text("いま待っているものはありません。", "Nothing is waiting."),
        "acts.by": Text("たのんだ人", "Asked by"),
        "acts.at": Text("たのんだ時", "Asked"),
        "acts.until": Text("期限", "Until"),
        "acts.yours": Text("あなたがたのんだこと", "What you asked for"),
        "acts.take_back": Text("取りやめる", "Take back"),
        "acts.call": Text(
            "たのんだ人に電話で確かめてから、決めてください。", "Telephone whoever asked before you decide."
        ),
        "acts.confirm": Text("確認する", "Confirm"),
        "acts.decline": Text("断る", "Decline"),
        "detail.label": Text("だれを", "Whom"),
        "detail.connector": Text("つなぎ方", "Way of delivery"),
        "detail.url": Text("送り先", "Address"),
        "detail.mail": Text("メールの送り先", "Mail address"),
        "detail.purpose": Text("鍵の使い道", "What the key is for"),
        "detail.fingerprint_en": Text("指紋（英語）", "Fingerprint in English"),
        "detail.fingerprint_ja": Text("指紋（日本語）", "Fingerprint in Japanese"),
        "detail.fingerprint_hex": Text("指紋（数字）", "Fingerprint in digits"),
        "acts.done.confirmed": Text("確認しました。記録に残りました。", "Confirmed, and kept in the ledger."),
        "acts.done.declined": Text("断りました。何も変わっていません。", "Declined. Nothing was changed."),
    }
)
