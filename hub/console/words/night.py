"""Danger to life, after the telephone; the standing second's call, a case opened on duty, and the morning after."""

from types import MappingProxyType
from typing import Final

from hub.kit.text import Text

WORDS: Final = MappingProxyType(
    {
        "danger.title": Text("命の危険を記録する", "Record danger to life"),
        "danger.first": Text(
            "先に電話してください：110・119・189。電話のあとで、ここに書きます。一人で記録できます。",
            "Telephone first: 110, 119, 189. Write here afterwards. One person can record it.",
        ),
        "danger.no_case": Text(
            "記録できる案件がありません。案件を作るか、当番のページから開いてください。",
            "There is no case of yours. Make one, or open one from the page of the night.",
        ),
        "danger.case": Text("案件の番号", "Number of the case"),
        "danger.who": Text("だれ", "Who"),
        "danger.who.hint": Text(
            "呼び名か、「分からない」。空なら案件の呼び名を使います。",
            'A call name, or "not known". Left empty, the one of the case is used.',
        ),
        "danger.where": Text("どこ", "Where"),
        "danger.where.hint": Text(
            "場所、または見つけ方。「分からない」でもかまいません。",
            'The place, or a way to find her. "Not known" will do.',
        ),
        "danger.kinds": Text("どんな危険", "What danger"),
        "danger.words": Text("くわしく（書かなくてもよい）", "In words (may be left out)"),
        "danger.number": Text("電話した番号", "Number that was telephoned"),
        "danger.number.hint": Text("例：110", "For example: 110"),
        "danger.called": Text("電話した時刻（日本時間）", "When it was telephoned (Japan time)"),
        "danger.kept.words": Text("くわしく", "In words"),
        "danger.kept.called": Text("電話した時", "When it was telephoned"),
        "danger.record": Text("記録する", "Record it"),
        "danger.done.recorded": Text(
            "記録しました。電話で伝えたことも残りました。", "Recorded, and so is what was said by telephone."
        ),
        "danger.done.asked": Text(
            "たのみました。ほかの人が確認すると、すぐに送られます。",
            "Asked. It is sent as soon as another person has confirmed it.",
        ),
        "danger_recorded.title": Text("命の危険の記録", "Record of danger to life"),
        "danger.waits": Text("確認を待っている書面", "Written part that waits for a second person"),
        "danger.written": Text("書面でも伝える", "Tell it in writing as well"),
        "danger.written.hint": Text(
            "上のことだけが伝わります。ほかの人が確認するまで、何も送られません。",
            "Only what stands above is told. Nothing is sent until another person has confirmed it.",
        ),
        "danger.recipient": Text("伝える相手", "Who is told"),
        "danger.look": Text("相手をさがす", "Look for whom to tell"),
        "danger.look.hint": Text(
            "相手が多いので、全部は出ていません。名前の一部を書いてください。",
            "There are more than are listed. Write a part of the name.",
        ),
        "danger.look.do": Text("さがす", "Look"),
        "danger.look.nobody": Text("見つかりません。", "Nobody of that name."),
        "danger.purpose": Text("何のため", "What for"),
        "danger.ask": Text("二人目の確認をたのむ", "Ask for a second person"),
        "night.title": Text("当番", "Night and duty"),
        "night.calls": Text("ほかの団体から、二人目の確認のおねがい", "Other organisations ask for a second person"),
        "night.calls.hint": Text(
            "命の危険です。案件の中身は表示されません。迷うときは、相手の団体に電話してください。",
            "Life is in danger. Nothing of the case is shown. If in doubt, telephone the organisation.",
        ),
        "night.not_on_call": Text(
            "いま当番の人が答えます。急いで伝えてください。", "Whoever is on call answers. Tell them at once."
        ),
        "night.danger": Text("危険", "Danger"),
        "night.to": Text("伝える相手の種類", "Kind of body that is told"),
        "night.recorded": Text("記録された時", "When it was recorded"),
        "night.morning": Text("夜のあいだに開かれた案件", "Opened during the night"),
        "night.morning.hint": Text(
            "当番の人に理由を聞いて、確かめてください。", "Ask whoever was on duty for the reason, and check."
        ),
        "night.opened-on-duty": Text("当番の人が開きました：", "Opened by whoever was on duty:"),
        "night.wall-lifted": Text("当番の人も開けるようになりました：", "May be opened on duty again:"),
        "night.seen": Text("確かめました", "I have checked"),
        "night.cut": Text("終わらせる", "End it"),
        "night.duty": Text("担当でない案件を開く", "Open a case of others"),
        "night.duty.hint": Text(
            "当番のあいだだけ開けます。朝、担当と責任者に伝わります。当番の終わり：",
            "Open while you are on duty; team and supervisor see it in the morning. Your duty ends:",
        ),
        "night.reason": Text("開く理由", "Reason for opening it"),
        "night.open": Text("開く", "Open it"),
        "night.no_cases": Text("開ける案件はありません。", "There is no case to open."),
        "night.done.confirmed": Text(
            "確認しました。相手に送られます。記録に残りました。", "Confirmed. It is being sent, and kept in the ledger."
        ),
        "night.done.declined": Text(
            "断りました。相手の団体の人を待ちます。", "Declined. It waits for the organisation's own people."
        ),
        "night.done.opened": Text("開きました。記録に残りました。", "Opened, and kept in the ledger."),
        "night.done.seen": Text("記録しました。", "Recorded."),
    }
)
