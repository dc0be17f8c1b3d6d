"""Why a referral or a request cannot take this step."""

from collections.abc import Mapping

from hub.kit.sentence import Sentence
from hub.kit.text import Phrase

REFUSALS: Mapping[str, Sentence] = {
    "reason_of_the_hub": Sentence(
        Phrase("Only the hub gives this reason."),
        Phrase("Choose another reason code."),
    ),
    "reason_required": Sentence(
        Phrase("A reason code is required."),
        Phrase("Choose one of the reasons that are allowed."),
    ),
}
