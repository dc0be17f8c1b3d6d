"""The hub's own codes and the headings that all letters have, in both languages."""

from hub.kit.text import Text

REFERENCE = Text("番号", "Reference")
HANDLING = Text("取扱い", "Handling")
MARK = Text("取扱区分", "Label")
DO_NOT_CONTACT = Text("連絡も通知もしてはいけない先", "Do not contact or inform")

HARM = Text("内容の種類", "Kind of content")
EXPLANATION = Text("説明", "Explanation")
NO_CONSENT = Text("同意がないこと", "No consent")
RESPOND_BY = Text("返答をお願いする期限", "Answer requested by")
NAME = Text("名称", "Name")
MAIL = Text("メール", "E-mail")
STATEMENT = Text("表明", "Statement")
AT = Text("日時", "Date and time")
ROLE = Text("立場", "Role")
AUTHORITY = Text("権限", "Authority")
PREPARED_BY = Text("作成", "Prepared by")
SIGNED_AT = Text("署名日時", "Signed")

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
    "recorded_assent": Text("記録された本人の賛意", "the recorded assent of the person depicted"),
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
"""A code that is not listed is printed as it came."""
