"""Who works on a case, and who looks at alarms."""

from hub.kit.sentences.sentence import Sentence
from hub.kit.text import Phrase

CASE_WORK: dict[str, Sentence] = {
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
}
