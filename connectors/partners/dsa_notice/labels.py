"""The words of the notice in both languages; those that all letters share are the kit's."""

from hub.kit.text import Phrase

TITLE = Phrase("Notice of illegal content (Regulation (EU) 2022/2065, Article 16)")
REASONS = Phrase("(a) Reasons why the content is illegal")
LOCATIONS = Phrase("(b) Exact electronic location")
NOTIFIER = Phrase("(c) Notifier")
GOOD_FAITH = Phrase("(d) Statement of good faith")

WITHHELD = Phrase("Left out: the notice concerns an offence of Articles 3 to 7 of Directive 2011/93/EU")
CONFIRM = Phrase("Please confirm receipt and tell us your decision (Article 16(4) and (5)), quoting this reference.")
UPLOADER = Phrase("Do not name the notifier to the uploader unless strictly necessary (Article 17(3)(b)).")

COMPLAINT_TITLE = Phrase("Complaint about what became of a notice (Regulation (EU) 2022/2065, Article 20)")
COMPLAINT_ABOUT = Phrase("The notice")
BECAME = Phrase("What became of it")
REFUSED = Phrase("You decided not to act on it.")
PARTLY = Phrase("You decided, and did not act on all of it.")
SILENCE = Phrase("No decision has reached us.")
REVIEW = Phrase("Please look at the notice again and tell us your decision with its reasons, quoting this reference.")
