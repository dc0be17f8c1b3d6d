"""The words of the notice in both languages; those that all letters share are the kit's."""

from hub.kit.text import Text

TITLE = Text(
    "違法情報の通知（規則 (EU) 2022/2065 第16条）",
    "Notice of illegal content (Regulation (EU) 2022/2065, Article 16)",
)
REASONS = Text("(a) 違法と考える理由", "(a) Reasons why the content is illegal")
LOCATIONS = Text("(b) 掲載されている場所", "(b) Exact electronic location")
NOTIFIER = Text("(c) 通知者", "(c) Notifier")
GOOD_FAITH = Text("(d) 誠実性の表明", "(d) Statement of good faith")
SUBMITTED = Text("署名", "Signature")

WITHHELD = Text(
    "省略（指令 2011/93/EU 第3～7条の犯罪に関する通知のため）",
    "Left out: the notice concerns an offence of Articles 3 to 7 of Directive 2011/93/EU",
)
CONFIRM = Text(
    "受領の確認と決定の通知（第16条4項・5項）を、この番号を付けて返信してください。",
    "Please confirm receipt and tell us your decision (Article 16(4) and (5)), quoting this reference.",
)
UPLOADER = Text(
    "厳密に必要でないかぎり、通知者を投稿者に伝えないでください（第17条3項(b)）。",
    "Do not name the notifier to the uploader unless strictly necessary (Article 17(3)(b)).",
)
REQUEST = Text("お願い", "Request")

COMPLAINT_TITLE = Text(
    "通知の扱いについての苦情（規則 (EU) 2022/2065 第20条）",
    "Complaint about what became of a notice (Regulation (EU) 2022/2065, Article 20)",
)
COMPLAINT_ABOUT = Text("対象の通知", "The notice")
BECAME = Text("通知の結果", "What became of it")
REFUSED = Text("措置を行わないと決定されました。", "You decided not to act on it.")
SILENCE = Text("決定の知らせが届いていません。", "No decision has reached us.")
REVIEW = Text(
    "通知をもう一度検討し、決定とその理由を、この番号を付けて返信してください。",
    "Please look at the notice again and tell us your decision with its reasons, quoting this reference.",
)
