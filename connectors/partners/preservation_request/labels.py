"""The fixed sentences of the letter; there are no others in it."""

from hub.kit.text import Phrase

TITLE = Phrase("Request to keep logs and content")
ABOUT = Phrase("What it is about")
PLACES = Phrase("Accounts and places")
KEEP = Phrase("Please keep")
SIGNATURE = Phrase("Signature")
SENT_BY = Phrase("Sent by")
REQUEST = Phrase("Request", "labels")

WHY = Phrase(
    "The records of these accounts and places may be needed for a legal claim or a report. If an account is closed or "
    "content is removed, at our request or for another reason, please keep a copy first, out of public sight."
)
LOGS = Phrase("Access logs: IP address and port, date and time, of signing in, of posting and of messages.")
ACCOUNT = Phrase("Registration data of the account, also where it is closed.")
CONTENT = Phrase("The content itself and its messages, not shown to anybody, as far as the law lets you hold it.")
HOW_LONG = Phrase("For how long")
DAYS = Phrase("{days} days, or until a court or we tell you otherwise.")
NO_DISCLOSURE = Phrase("This asks for no disclosure to us, and is no request to keep content visible.")
NOT_TOLD = Phrase("Please do not tell the holders of these accounts of this request.")
ANSWER = Phrase("Please tell us whether you keep them and until when, quoting this reference.")
KEPT = Phrase("Kept records")
HOLDERS = Phrase("Account holders")
NO_SHOW = Phrase("What it is not")
