"""Why a change of mind, or what takes it back, does not count."""

from collections.abc import Mapping

from hub.kit.sentence import Sentence
from hub.kit.text import Phrase

REFUSALS: Mapping[str, Sentence] = {
    "undo_too_late": Sentence(
        Phrase("This can no longer be undone: the keys are gone, or seven days have passed."),
        Phrase("If it is still needed, ask her anew and send it anew."),
    ),
    "held_once": Sentence(
        Phrase("Destruction can be held once, and this one was."),
        Phrase("Where she wants it undone, record that before it ends (undoWithdrawal)."),
    ),
    "hold_too_late": Sentence(
        Phrase("It is too late to hold this: the keys are gone, or seven days have passed."),
        Phrase("Tell her that it cannot be undone any more."),
    ),
    "guardian_never_withdraws": Sentence(
        Phrase("A guardian does not withdraw for the person."),
        Phrase("Record the objection with recordGuardianWord, and ask her."),
    ),
    "now_by_machine": Sentence(
        Phrase('Only a person who spoke with her records "now".'),
        Phrase("From a machine take consent back with `AFTER_SEVEN_DAYS`."),
    ),
}
