"""The words of the mail in both languages; those that all letters share are the kit's."""

from hub.kit.text import Phrase

TITLE = Phrase("Abuse report: content to be removed")
CONTENT = Phrase("The content")
LOCATIONS = Phrase("Where it is")
REMOVE = Phrase("Please")
WHAT = Phrase("remove it or have it removed, and tell us what was done, quoting this reference.")
CUSTOMER = Phrase("Your customer")
LEAVE_OUT = Phrase("If you pass this on to your customer, pass on the location only and leave out who reports it.")
