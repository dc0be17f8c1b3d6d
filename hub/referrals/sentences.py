"""Why a referral cannot be looked at again."""

from collections.abc import Mapping

from hub.kit.sentence import Sentence
from hub.kit.text import Phrase

REFUSALS: Mapping[str, Sentence] = {
    "too_many_checks": Sentence(
        Phrase("No more conflict checks are possible for this referral."),
        Phrase("Decide with what you know: accept, or reject it."),
    ),
}
