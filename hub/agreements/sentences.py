"""What two organisations did not agree."""

from collections.abc import Mapping

from hub.kit.sentence import Sentence
from hub.kit.text import Phrase

REFUSALS: Mapping[str, Sentence] = {
    "no_agreement": Sentence(
        Phrase("No agreement with this recipient covers today."),
        Phrase("Ask your administrator or the operator about the agreement, or choose another recipient."),
    ),
    "purpose_not_agreed": Sentence(
        Phrase("The agreement does not cover this purpose."),
        Phrase("Choose a purpose of the agreement, or have it changed."),
    ),
}
