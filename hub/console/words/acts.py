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
        "acts.admissions": Text("推薦した団体に加わる人", "Who joins organisations that you vouched for"),
        "acts.admissions.hint": Text(
            "その団体には、確認できる人がまだいません。本人と話してから確認してください。コードは本人だけに伝えます。",
            "Nobody there can confirm it yet. Speak to the person first, and tell the code to that person alone.",
        ),
        "acts.newcomers": Text(
            "加わったばかりの人が、命の危険のときに確認しました", "Somebody new here confirmed in danger to life"
        ),
        "acts.newcomers.hint": Text(
            "確認したのがだれか、電話で確かめてください。知らない人なら、止めてください。",
            "Telephone and make sure who it was. If you do not know that person, end it.",
        ),
        "acts.newcomers.known": Text("だれかわかっている", "I know who it was"),
        "acts.newcomers.cut": Text("止める", "End it"),
        "acts.left": Text("残り時間：", "Time left:"),
        "acts.calls_in": Text(
            "決めてある団体の当番を呼ぶまで：", "Until the standing second that you named is called:"
        ),
        "acts.called": Text("決めてある団体の当番を呼びました：", "Your standing second was called:"),
        "acts.nobody_called": Text(
            "ほかの団体の当番は呼ばれていません。職場の人に電話してください。",
            "No standing second was called. Telephone somebody of your own.",
        ),
        "acts.done.confirmed": Text("確認しました。記録に残りました。", "Confirmed, and kept in the ledger."),
        "acts.done.declined": Text("断りました。何も変わっていません。", "Declined. Nothing was changed."),
    }
)
