"""Why danger to life does not set her word aside."""

from collections.abc import Mapping

from hub.kit.sentence import Sentence
from hub.kit.text import Phrase

REFUSALS: Mapping[str, Sentence] = {
    "not_on_call": Sentence(
        Phrase("You are not on call as standing second now."),
        Phrase("Tell whoever is."),
    ),
    "called_out_of_range": Sentence(
        Phrase("The call lies within the last 24 hours."),
        Phrase("Telephone first, then give the time of the call."),
    ),
    "withdrawn_meanwhile": Sentence(
        Phrase("The person withdrew after this was asked for, and nothing left."),
        Phrase("If life is still in danger, ask again."),
    ),
}
