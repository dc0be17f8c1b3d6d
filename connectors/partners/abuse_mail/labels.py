"""The words of the mail in both languages; those that all letters share are the kit's."""

from hub.kit.text import Text

TITLE = Text("違法な内容の通報", "Abuse report: content to be removed")
CONTENT = Text("内容", "The content")
LOCATIONS = Text("掲載されている場所", "Where it is")
SIGNATURE = Text("署名", "Signature")
SENT_BY = Text("送り主", "Sent by")
CONTACT = Text("連絡先", "Contact")
REQUEST = Text("お願い", "Request")
REMOVE = Text("措置", "Please")
WHAT = Text(
    "削除するか、掲載者に削除させ、結果をこの番号を付けて返信してください。",
    "remove it or have it removed, and tell us what was done, quoting this reference.",
)
CUSTOMER = Text("掲載者", "Your customer")
LEAVE_OUT = Text(
    "掲載者に伝えるときは、場所だけを伝え、通報者の連絡先は伝えないでください。",
    "If you pass this on to your customer, pass on the location only and leave out who reports it.",
)
