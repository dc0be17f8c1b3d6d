"""The words of the letter in both languages; those that all letters share are the kit's."""

from hub.kit.text import Phrase

TITLE = Phrase("Request to remove an intimate visual depiction (TAKE IT DOWN Act, Public Law 119-12, section 3)")
VALUES_TITLE = Phrase("Values for the platform's own form (TAKE IT DOWN Act, Public Law 119-12, section 3)")
SIGNATURE = Phrase("1. Signature")
DEPICTION = Phrase("2. The depiction")
LOCATIONS = Phrase("2. Where it is")
NO_CONSENT = Phrase("3. Good-faith belief that it was published without consent")
CONTACT = Phrase("4. Contact")

DUTY = Phrase("Section 3")
REMOVE = Phrase(
    "Please remove it as soon as possible and not later than 48 hours after you receive this request, and make "
    "reasonable efforts within the same time to find and remove known identical copies."
)
ANSWER = Phrase("Answer")
QUOTE = Phrase("Please tell us whether it was removed, quoting this reference.")

URLS = Phrase("Addresses (URL)")
SIGNED_AS = Phrase("Signed by")
CONTACT_NAME = Phrase("Contact name")
CONTACT_MAIL = Phrase("Contact e-mail")
