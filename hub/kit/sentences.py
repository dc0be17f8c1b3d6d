"""What any room refuses with: what was given has no form, is too much, is gone, or comes at the wrong time."""

from collections.abc import Mapping

from hub.kit.sentence import Sentence
from hub.kit.text import Phrase

REFUSALS: Mapping[str, Sentence] = {
    "not_found": Sentence(
        Phrase("Nothing was found."),
        Phrase("Check the id."),
    ),
    "required": Sentence(
        Phrase("This field is required."),
        Phrase("Give a value and send it again."),
    ),
    "malformed": Sentence(
        Phrase("This does not have the expected form."),
        Phrase("Check what this field takes, and give one of the words or forms that are allowed."),
    ),
    "too_long": Sentence(
        Phrase("This is too long."),
        Phrase("Shorten it."),
    ),
    "out_of_range": Sentence(
        Phrase("This is outside the allowed range."),
        Phrase("Give a value within the range that is allowed."),
    ),
    "wrong_move": Sentence(
        Phrase("This move is not allowed from the present status."),
        Phrase("Reload it, and take a step that its present status allows."),
    ),
    "not_your_move": Sentence(
        Phrase("Only the other party may make this move."),
        Phrase("Wait for the other side, or ask it by telephone."),
    ),
    "stale": Sentence(
        Phrase("Somebody changed this first."),
        Phrase("Reload and try again."),
    ),
}
