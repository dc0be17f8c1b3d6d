"""Why nobody is put on a case, and what is over with it."""

from collections.abc import Mapping

from hub.kit.sentence import Sentence
from hub.kit.text import Phrase

REFUSALS: Mapping[str, Sentence] = {
    "role_without_cases": Sentence(
        Phrase("This role reads no cases."),
        Phrase("Choose somebody else."),
    ),
    "last_of_team": Sentence(
        Phrase("Nobody would be left to work on this case."),
        Phrase("Add somebody first."),
    ),
    "own_alarm": Sentence(
        Phrase("This alarm is about your own reading."),
        Phrase("Ask somebody else to look at it."),
    ),
    "case_closed": Sentence(
        Phrase("This case is closed: nothing more is recorded in it or leaves it.", "moves"),
        Phrase("To go on, open a new case."),
    ),
}
