"""The hub's own codes and the headings that all letters have, in both languages."""

from hub.kit.text import Phrase

REFERENCE = Phrase("Reference")
HANDLING = Phrase("Handling")
MARK = Phrase("Label")
DO_NOT_CONTACT = Phrase("Do not contact or inform")

HARM = Phrase("Kind of content")
EXPLANATION = Phrase("Explanation")
NO_CONSENT = Phrase("No consent")
RESPOND_BY = Phrase("Answer requested by")
NAME = Phrase("Name")
MAIL = Phrase("E-mail")
STATEMENT = Phrase("Statement")
AT = Phrase("Date and time")
ROLE = Phrase("Role", "letter_words")
AUTHORITY = Phrase("Authority")
PREPARED_BY = Phrase("Prepared by")
SIGNED_AT = Phrase("Signed")

NUMBER = Phrase("No.")
KIND = Phrase("Kind")
SERVICE = Phrase("Service")
VALUE = Phrase("Location")

ALGORITHMS = {"sha256": "SHA-256", "md5": "MD5", "pdq": "PDQ"}
"""How a hash was computed, as the recipient's own tools name it."""

WORDS = {
    "yes": Phrase("yes"),
    "no": Phrase("no"),
    "unknown": Phrase("not known"),
    "the_person": Phrase("the person depicted"),
    "legal_representative": Phrase("legal representative"),
    "lawyer": Phrase("lawyer"),
    "authorised": Phrase("organisation authorised by the person"),
    "recorded_assent": Phrase("the recorded assent of the person depicted"),
    "guardian": Phrase("guardian"),
    "support_ngo": Phrase("support organisations"),
    "legal_aid": Phrase("legal aid"),
    "platform": Phrase("other platforms"),
    "hotline": Phrase("hotlines"),
    "police": Phrase("police"),
    "child_guidance": Phrase("child guidance centres"),
    "one_stop": Phrase("one-stop centres"),
    "school": Phrase("schools"),
    "medical": Phrase("medical services"),
    "regulator": Phrase("regulators"),
    "url": Phrase("URL"),
    "account": Phrase("account"),
    "hash": Phrase("hash"),
    "NCII_ADULT": Phrase("intimate image shared without consent"),
    "NCII_ADULT_SYNTH": Phrase("synthetic intimate image without consent"),
    "SEXTORTION_ADULT": Phrase("extortion with intimate images"),
    "SEXTORTION_MINOR": Phrase("extortion of a child with sexual images"),
    "IMAGE_MINOR": Phrase("sexual image of a child"),
    "IMAGE_MINOR_SYNTH": Phrase("synthetic sexual image of a child"),
    "SECRET_FILMING": Phrase("secret sexual filming"),
    "SECRET_FILMING_MINOR": Phrase("secret sexual filming of a child"),
    "COERCED_PORNOGRAPHY": Phrase("coerced pornography"),
    "DOXXING": Phrase("publication of personal details"),
    "IMPERSONATION": Phrase("impersonation"),
}
"""A code that is not listed is printed as it came."""
