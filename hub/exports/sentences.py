"""Why an own copy cannot be taken."""

from collections.abc import Mapping

from hub.kit.sentence import Sentence
from hub.kit.text import Phrase

REFUSALS: Mapping[str, Sentence] = {
    "export_over": Sentence(
        Phrase("The time to take this along is over."),
        Phrase("Ask for it again."),
    ),
}
