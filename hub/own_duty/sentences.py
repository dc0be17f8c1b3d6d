"""Why the organisation's own report cannot be written down like this."""

from collections.abc import Mapping

from hub.kit.sentence import Sentence
from hub.kit.text import Phrase

REFUSALS: Mapping[str, Sentence] = {
    "own_duty_abuser": Sentence(
        Phrase("This notice is for abuse by a guardian or somebody she lives with."),
        Phrase("About anybody else ask her: she decides."),
    ),
    "own_duty_receiver": Sentence(
        Phrase("This law names a child guidance centre or a municipal office."),
        Phrase("Choose one of the two (`CHILD_GUIDANCE`, `OTHER`)."),
    ),
    "own_duty_child": Sentence(
        Phrase("There is no such notice about a person of 18 or over."),
        Phrase("Ask her."),
    ),
}
