"""The headings that all letters have, and what letters to platforms call otherwise than the vocabulary."""

from collections.abc import Mapping
from types import MappingProxyType

from hub.exchange.words import Override
from hub.kit.text import Phrase

REFERENCE = Phrase("Reference")
HANDLING = Phrase("Handling")
MARK = Phrase("Label")
DO_NOT_CONTACT = Phrase("Do not contact or inform")
REQUEST = Phrase("Request", "letter_words")
SIGNATURE = Phrase("Signature")
SENT_BY = Phrase("Sent by")
CONTACT = Phrase("Contact", "labels")

TO_A_PLATFORM: Mapping[str, Override] = MappingProxyType(
    {
        "harm_code": Override(Phrase("Kind of content"), "A desk reads what is shown; the code is ours."),
        "respond_by": Override(
            Phrase("Answer requested by"),
            "Asked for, and no deadline of law.",
        ),
        "recipient_kind/platform": Override(Phrase("Other platforms"), "The reader is a platform itself."),
    }
)
"""For the profiles of letters to platforms and hosts."""
