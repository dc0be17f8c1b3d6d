"""Who helps at night, and who cannot."""

from collections.abc import Mapping

from hub.kit.sentence import Sentence
from hub.kit.text import Phrase

REFUSALS: Mapping[str, Sentence] = {
    "standing_peer": Sentence(
        Phrase("This organisation cannot be named."),
        Phrase("Choose another member of the same kind as yours."),
    ),
    "duty_time": Sentence(
        Phrase("This time cannot be used."),
        Phrase("Give one that begins between now and a year from now and lasts at most 7 days."),
    ),
    "duty_role": Sentence(
        Phrase("Somebody of this role cannot be on duty."),
        Phrase("Choose a caseworker or a supervisor."),
    ),
}
