"""The words of the notice in both languages. A code that is not listed is printed as it came."""

from hub.kit.text import Text

TITLE = Text(
    "違法情報の通知（規則 (EU) 2022/2065 第16条）",
    "Notice of illegal content (Regulation (EU) 2022/2065, Article 16)",
)
REFERENCE = Text("番号", "Reference")
HANDLING = Text("取扱い", "Handling")
MARK = Text("取扱区分", "Label")
DO_NOT_CONTACT = Text("連絡も通知もしてはいけない先", "Do not contact or inform")
REASONS = Text("(a) 違法と考える理由", "(a) Reasons why the content is illegal")
LOCATIONS = Text("(b) 掲載されている場所", "(b) Exact electronic location")
NOTIFIER = Text("(c) 通知者", "(c) Notifier")
GOOD_FAITH = Text("(d) 誠実性の表明", "(d) Statement of good faith")
SUBMITTED = Text("署名", "Signature")

LEGAL_GROUND = Text("法的根拠", "Legal ground")
EXPLANATION = Text("説明", "Explanation")
NO_CONSENT = Text("同意がないこと", "No consent")
HARM = Text("内容の種類", "Kind of content")
MINOR = Text("写っている人が18歳未満", "Person depicted was under 18")
SYNTHETIC = Text("合成または改変", "Synthetic or manipulated")
RESPOND_BY = Text("返答をお願いする期限", "Answer requested by")
NAME = Text("名称", "Name")
MAIL = Text("メール", "E-mail")
WITHHELD = Text(
    "省略（指令 2011/93/EU 第3～7条の犯罪に関する通知のため）",
    "Left out: the notice concerns an offence of Articles 3 to 7 of Directive 2011/93/EU",
)
STATEMENT = Text("表明", "Statement")
AT = Text("日時", "Date and time")
ROLE = Text("立場", "Role")
AUTHORITY = Text("権限", "Authority")
PREPARED_BY = Text("作成", "Prepared by")
SIGNED_AT = Text("署名日時", "Signed")
CONFIRM = Text(
    "受領の確認と決定の通知（第16条4項・5項）を、この番号を付けて返信してください。",
    "Please confirm receipt and tell us your decision (Article 16(4) and (5)), quoting this reference.",
)
UPLOADER = Text(
    "厳密に必要でないかぎり、通知者を投稿者に伝えないでください（第17条3項(b)）。",
    "Do not name the notifier to the uploader unless strictly necessary (Article 17(3)(b)).",
)
REQUEST = Text("お願い", "Request")

NUMBER = Text("番号", "No.")
KIND = Text("種類", "Kind")
SERVICE = Text("サービス", "Service")
VALUE = Text("場所", "Location")

ALGORITHMS = {"sha256": "SHA-256", "md5": "MD5", "pdq": "PDQ"}
"""How a hash was computed, as the recipient's own tools name it."""

WORDS = {
    "yes": Text("はい", "yes"),
    "no": Text("いいえ", "no"),
    "unknown": Text("不明", "not known"),
    "the_person": Text("本人", "the person depicted"),
    "legal_representative": Text("法定代理人", "legal representative"),
    "lawyer": Text("弁護士", "lawyer"),
    "authorised": Text("本人から権限を受けた団体", "organisation authorised by the person"),
    "guardian": Text("保護者", "guardian"),
    "support_ngo": Text("支援団体", "support organisations"),
    "legal_aid": Text("法律支援の団体", "legal aid"),
    "platform": Text("ほかのプラットフォーム", "other platforms"),
    "hotline": Text("ホットライン", "hotlines"),
    "police": Text("警察", "police"),
    "child_guidance": Text("児童相談所", "child guidance centres"),
    "one_stop": Text("ワンストップ支援センター", "one-stop centres"),
    "school": Text("学校", "schools"),
    "medical": Text("医療機関", "medical services"),
    "regulator": Text("行政機関", "regulators"),
    "url": Text("URL", "URL"),
    "account": Text("アカウント", "account"),
    "hash": Text("ハッシュ", "hash"),
    "NCII_ADULT": Text("同意のない性的画像の公開", "intimate image shared without consent"),
    "NCII_ADULT_SYNTH": Text("同意のない合成性的画像", "synthetic intimate image without consent"),
    "SEXTORTION_ADULT": Text("性的画像によるおどし", "extortion with intimate images"),
    "SEXTORTION_MINOR": Text("18歳未満への性的画像によるおどし", "extortion of a child with sexual images"),
    "IMAGE_MINOR": Text("児童の性的画像", "sexual image of a child"),
    "IMAGE_MINOR_SYNTH": Text("児童の合成性的画像", "synthetic sexual image of a child"),
    "SECRET_FILMING": Text("性的な盗撮", "secret sexual filming"),
    "SECRET_FILMING_MINOR": Text("児童の性的な盗撮", "secret sexual filming of a child"),
    "COERCED_PORNOGRAPHY": Text("強要された撮影・出演", "coerced pornography"),
    "DOXXING": Text("個人情報のさらし", "publication of personal details"),
    "IMPERSONATION": Text("なりすまし", "impersonation"),
}
