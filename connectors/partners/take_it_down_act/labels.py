"""The words of the letter in both languages; those that all letters share are the kit's."""

from hub.kit.text import Text

TITLE = Text(
    "親密な画像の削除請求（米国公法 119-12 第3条）",
    "Request to remove an intimate visual depiction (TAKE IT DOWN Act, Public Law 119-12, section 3)",
)
VALUES_TITLE = Text(
    "フォームに写す内容（米国公法 119-12 第3条）",
    "Values for the platform's own form (TAKE IT DOWN Act, Public Law 119-12, section 3)",
)
SIGNATURE = Text("1. 署名", "1. Signature")
DEPICTION = Text("2. 対象の画像", "2. The depiction")
LOCATIONS = Text("2. 掲載されている場所", "2. Where it is")
NO_CONSENT = Text("3. 同意なく公開されたこと", "3. Good-faith belief that it was published without consent")
CONTACT = Text("4. 連絡先", "4. Contact")
REQUEST = Text("お願い", "Request")

SENT_BY = Text("送り主", "Sent by")
DUTY = Text("第3条", "Section 3")
REMOVE = Text(
    "この請求を受け取ってから48時間以内に、できるだけ早く削除してください。"
    "同じ時間内に、把握している同一の複製も、相応の努力で見つけて削除してください。",
    "Please remove it as soon as possible and not later than 48 hours after you receive this request, and make "
    "reasonable efforts within the same time to find and remove known identical copies.",
)
ANSWER = Text("返信", "Answer")
QUOTE = Text(
    "削除したかどうかを、この番号を付けて返信してください。",
    "Please tell us whether it was removed, quoting this reference.",
)

URLS = Text("URL", "Addresses (URL)")
SIGNED_AS = Text("署名者の立場", "Signed by")
CONTACT_NAME = Text("連絡先の名称", "Contact name")
CONTACT_MAIL = Text("連絡先のメール", "Contact e-mail")
